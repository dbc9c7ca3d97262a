import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const project =
  '[project]\nname = "tools"\nversion = "0.1"\n[build-system]\nrequires = []\nbuild-backend = "backend"\nbackend-path = ["."]\n';

const backend = (module: string): string => `
import os, zipfile

def build_wheel(folder, settings=None, metadata=None):
    with zipfile.ZipFile(os.path.join(folder, "tools-0.1-py3-none-any.whl"), "w") as wheel:
        wheel.writestr("tools.py", ${JSON.stringify(module)})
        wheel.writestr("tools-0.1.dist-info/METADATA", "Metadata-Version: 2.1\\nName: tools\\nVersion: 0.1\\n")
        wheel.writestr("tools-0.1.dist-info/WHEEL", "Wheel-Version: 1.0\\nGenerator: t\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n")
        wheel.writestr("tools-0.1.dist-info/RECORD", "tools.py,,\\ntools-0.1.dist-info/METADATA,,\\ntools-0.1.dist-info/WHEEL,,\\ntools-0.1.dist-info/RECORD,,\\n")
    return "tools-0.1-py3-none-any.whl"
`;

/** A package `tools` of one module, as a folder that any installer builds without the network. */
export async function writeOwnPackage(folder: string, module: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'pyproject.toml'), project);
  await writeFile(join(folder, 'backend.py'), backend(module));
}
