import { expect, it } from 'vitest';
import { sha256 } from '#core/digest.ts';
import { analyserForTests } from '#test/support/analyser.ts';
import { notebookOf } from '#test/support/notebook.ts';
import { moduleDigests } from './modules.ts';

const analyser = await analyserForTests();
const digests = (cell: string, modules: Record<string, string>) =>
  moduleDigests(
    analyser.analyse(notebookOf(cell)),
    { manifest: null, texts: new Map(), paths: Object.keys(modules), modules: new Map(Object.entries(modules)) },
    'a.ipynb',
  );

it('are of the files that the notebook imports, and that those import', () => {
  const modules = {
    'helpers.py': 'import numpy\ndef f():\n    import deeper\n',
    'deeper.py': 'x = 1\r\n',
    'other.py': 'x = 2\n',
    'pack/__init__.py': 'from .core import g\n',
    'pack/core.py': 'g = 1\n',
  };
  expect(Object.keys(digests('from helpers import f', modules))).toEqual(['deeper.py', 'helpers.py']);
  expect(Object.keys(digests('import pack', modules))).toEqual(['pack/__init__.py', 'pack/core.py']);
  expect(digests('import numpy', modules)).toEqual({});
  expect(digests('import deeper', modules)).toEqual({ 'deeper.py': sha256('x = 1\n') });
});
