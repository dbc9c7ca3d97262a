/** `a/b.py`, `a/b/__init__.py` and `a/b.cpython-311-x86_64-linux-gnu.so` are all `a.b`; null for what is no module. */
export function moduleNames(path: string): string[] | null {
  const found = /^(.*?)(?:\.(?:cpython|abi3|pypy|cp\d)[\w.-]*)?\.(?:py|so|pyd)$/.exec(path)?.[1];
  if (found === undefined) return null;
  const names = found.split('/');
  if (names.at(-1) === '__init__') names.pop();
  return names.length > 0 && names.every((name) => /^[A-Za-z_]\w*$/.test(name)) ? names : null;
}
