"""Makes wheels and source distributions of a few bytes in a folder:

alpha 1.0, 2.0   any platform; needs beta, on aarch64 gamma, on Windows delta
beta 1.0         wheels for Linux x86_64 and for another Python, and a source
gamma 1.0        a wheel for Linux aarch64 only
native 1.0       a source that wants a compiler
narrow 1.0       a wheel for Linux x86_64, and nothing else
future 1.0       wants a Python that does not exist (the index says so)
left, right 1.0  need beta<1 and beta>=1
"""

import base64
import hashlib
import io
import sys
import tarfile
import zipfile
from pathlib import Path

folder = Path(sys.argv[1])
own = f"cp{sys.version_info.major}{sys.version_info.minor}"


def write(archive, path, text):
    archive.writestr(zipfile.ZipInfo(path, (2020, 1, 1, 0, 0, 0)), text)


def metadata(name, version, needs=()):
    lines = ["Metadata-Version: 2.1", f"Name: {name}", f"Version: {version}", *(f"Requires-Dist: {one}" for one in needs)]
    return "\n".join(lines) + "\n"


def wheel(name, version, tag="py3-none-any", needs=()):
    info = f"{name}-{version}.dist-info"
    files = {
        f"{name}.py": f"version = '{version}'\n",
        f"{info}/METADATA": metadata(name, version, needs),
        f"{info}/WHEEL": f"Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: {tag}\n",
    }
    record = ""
    for path, text in files.items():
        digest = base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=").decode()
        record += f"{path},sha256={digest},{len(text.encode())}\n"
    with zipfile.ZipFile(folder / f"{name}-{version}-{tag}.whl", "w") as archive:
        for path, text in files.items():
            write(archive, path, text)
        write(archive, f"{info}/RECORD", f"{record}{info}/RECORD,,\n")


def source(name, version, backend):
    files = {
        "PKG-INFO": metadata(name, version),
        "pyproject.toml": f'[project]\nname = "{name}"\nversion = "{version}"\n'
        '[build-system]\nrequires = []\nbuild-backend = "backend"\nbackend-path = ["."]\n',
        "backend.py": backend,
    }
    with tarfile.open(folder / f"{name}-{version}.tar.gz", "w:gz") as archive:
        for path, text in files.items():
            entry = tarfile.TarInfo(f"{name}-{version}/{path}")
            entry.size = len(text)
            archive.addfile(entry, io.BytesIO(text.encode()))


compiled = """
import os, shutil, subprocess, sys

def prepare_metadata_for_build_wheel(folder, settings=None):
    info = os.path.join(folder, "{name}-{version}.dist-info")
    os.makedirs(info)
    shutil.copy("PKG-INFO", os.path.join(info, "METADATA"))
    return os.path.basename(info)

def build_wheel(folder, settings=None, metadata=None):
    # In the words of setuptools.
    print("building '{name}' extension")
    try:
        subprocess.run(["gcc", "--version"], check=True, stdout=subprocess.DEVNULL)
    except FileNotFoundError:
        sys.exit("error: command 'gcc' failed: No such file or directory")
    sys.exit("error: command '/usr/bin/gcc' failed with exit code 1")
"""

for version in ("1.0", "2.0"):
    wheel("alpha", version, needs=("beta", 'gamma; platform_machine == "aarch64"', 'delta; sys_platform == "win32"'))
wheel("beta", "1.0", f"{own}-{own}-manylinux_2_17_x86_64.manylinux2014_x86_64")
wheel("beta", "1.0", "cp39-cp39-manylinux_2_17_x86_64")
source("beta", "1.0", compiled.format(name="beta", version="1.0"))
wheel("gamma", "1.0", f"{own}-{own}-manylinux_2_17_aarch64")
source("native", "1.0", compiled.format(name="native", version="1.0"))
wheel("narrow", "1.0", f"{own}-{own}-manylinux_2_17_x86_64")
wheel("future", "1.0")
wheel("left", "1.0", needs=("beta<1",))
wheel("right", "1.0", needs=("beta>=1",))
