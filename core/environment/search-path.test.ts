import { expect, it } from 'vitest';
import { addsPath, folderIn } from './search-path.ts';

it.each([
  ['sys.path.append("lib")', ['lib']],
  ["import sys\nsys.path.insert(0, '../src')", ['../src']],
  ['sys.path.append(os.path.abspath(os.path.join(os.getcwd(), "..", "src")))', ['../src']],
  ['sys.path.append(str(Path("tools").resolve()))', ['tools']],
  ['sys.path += ["a"]\nsys.path = ["b"] + sys.path', ['a', 'b']],
  ['os.chdir("tools")', ['tools']],
  ['os.environ["PYTHONPATH"] = "tools"', ['tools']],
  ['sys.path.append(module_path)', [null]],
  ['sys.path.append(root + "/src")', [null]],
  ['sys.path.append(f"{root}/src")', [null]],
  ['# sys.path.append("lib")', []],
  ['print(sys.path)', []],
  ['if sys.path == []: pass', []],
])('%j adds %j', (python, folders) => {
  expect(addsPath(python)).toEqual(folders);
});

it.each([
  ['lib', 'notebooks/a.ipynb', 'notebooks/lib/'],
  ['../lib/', 'notebooks/a.ipynb', 'lib/'],
  ['.', 'a.ipynb', ''],
  ['..', 'a.ipynb', null],
  ['/opt/lib', 'a.ipynb', null],
  ['C:\\lib', 'a.ipynb', null],
])('%j beside %j is %j', (path, notebook, folder) => {
  expect(folderIn(path, notebook)).toBe(folder);
});
