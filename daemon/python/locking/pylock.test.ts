import { expect, it } from 'vitest';
import { readPylock } from './pylock.ts';

it('reads what uv writes', () => {
  const text = `lock-version = "1.0"
created-by = "uv" # a comment
requires-python = ">=3.11"

[[packages]]
name = "gl"
version = "0.1"
vcs = { type = "git", url = "file:///repo", requested-revision = "v1", commit-id = "22918e6" }

[[packages]]
name = "six"
version = "1.17.0"
marker = "sys_platform == 'linux'"
index = "https://pypi.org/simple"
sdist = { url = "https://f/six-1.17.0.tar.gz", upload-time = 2024-12-04T17:35:28Z, size = 34031, hashes = { sha256 = "ff" } }
wheels = [
    { url = "https://f/six-1.17.0-py2.py3-none-any.whl", size = 11_050, hashes = { sha256 = "47" } },
    { path = "wheels/six.whl", hashes = {} },
]

[packages.tool]
known = true

[[packages]]
name = "mylib"
directory = { path = "my\\"lib", editable = true }
`;
  expect(readPylock(text)).toEqual([
    { name: 'gl', version: '0.1', wheels: [], vcs: { type: 'git', url: 'file:///repo', 'commit-id': '22918e6' } },
    {
      name: 'six',
      version: '1.17.0',
      sdist: { url: 'https://f/six-1.17.0.tar.gz', size: 34031, hashes: { sha256: 'ff' } },
      wheels: [
        { url: 'https://f/six-1.17.0-py2.py3-none-any.whl', size: 11050, hashes: { sha256: '47' } },
        { path: 'wheels/six.whl', hashes: {} },
      ],
    },
    { name: 'mylib', wheels: [], directory: { path: 'my"lib', editable: true } },
  ]);
  expect(readPylock('lock-version = "1.0"\n')).toEqual([]);
});

it.each(['[[packages]]\nname "x"', '[[packages]\n', 'packages = [', 'a = '])('says where it is none: %s', (text) => {
  expect(() => readPylock(text)).toThrow(/no TOML at character \d+/);
});
