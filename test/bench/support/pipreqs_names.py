"""What pipreqs takes each notebook's imports for, by its own functions, without asking the index for versions.

Reads a JSON list of {"path", "modules"} from standard input: a notebook and the Python modules beside it. Writes a JSON list of
{"names": {module: distribution}} or {"error": text} in the same order.
"""
import json
import os
import shutil
import sys
import tempfile

from pipreqs import pipreqs

if not hasattr(pipreqs, "PythonExporter"):
    from nbconvert import PythonExporter

    pipreqs.PythonExporter = PythonExporter
pipreqs.scan_noteboooks = True


def names_of(path: str, modules: list[str]) -> dict[str, str]:
    folder = tempfile.mkdtemp()
    try:
        os.symlink(path, os.path.join(folder, "notebook.ipynb"))
        for module in modules:
            open(os.path.join(folder, module), "w").close()
        imports = pipreqs.get_all_imports(folder)
        return {name: pipreqs.get_pkg_names([name])[0] for name in imports}
    finally:
        shutil.rmtree(folder)


answers = []
for notebook in json.load(sys.stdin):
    try:
        answers.append({"names": names_of(notebook["path"], notebook["modules"])})
    except Exception as error:  # whatever it is, it ended the run
        answers.append({"error": f"{type(error).__name__}: {error}"[:200]})
json.dump(answers, sys.stdout)
