import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { analyserForTests } from '#test/support/analyser.ts';
import { notebookOf } from '#test/support/notebook.ts';
import type { Analysis } from './model.ts';
import type { Analyser } from './parser.ts';

let analyser: Analyser;
beforeAll(async () => {
  analyser = await analyserForTests();
});

const analyse = (...cells: (string | readonly [string, number | null])[]): Analysis =>
  analyser.analyse(notebookOf(...cells));
const unique = (names: readonly string[]): string => [...new Set(names)].join(' ');

/** `binds | uses | mutates` of the last statement. */
function last(source: string): string {
  const statement = analyse(source).statements.at(-1);
  if (statement === undefined) throw new Error('no statement');
  return [statement.defines, statement.uses.map(({ name }) => name), statement.mutates].map(unique).join(' | ');
}

describe('names a statement binds, uses and changes', () => {
  it.each([
    ['a = b', 'a | b | '],
    ['a, (b, *c) = d', 'a b c | d | '],
    ['a = b = c', 'b a | c | '],
    ['a: int = b', 'a | b | '],
    ['a: T', ' | T | '],
    ['a += b', 'a | a b | a'],
    ['df["x"] = y', ' | y df | df'],
    ['df.loc[m, "x"] = y', ' | y df m | df'],
    ['o.p.q = y', ' | y o | o'],
    ['del a', ' | a | '],
    ['del df["x"]', ' | df | df'],
    ['import a.b, c as d', 'a d |  | '],
    ['from a import b as c, d', 'c d |  | '],
    ['for i, j in x: k = i', 'i j k | x | '],
    ['for i in range(3): s = s + i', 'i s | s | '],
    ['while a: b = a', 'b | a | '],
    ['with f(x) as g, h as (i, j): k', 'g i j | f x h k | '],
    ['try:\n    a = b\nexcept E as e:\n    c\nfinally:\n    d', 'a | b E c d | '],
    ['if (n := f(x)) > 1: pass', 'n | f x | '],
    [
      'match p:\n    case [a, *b]: c\n    case K(x=d): pass\n    case m.N: pass\n    case {"k": v, **r}: pass\n    case _: pass',
      'a b d v r | p c K m | ',
    ],
    ['[a for a in b if c]', ' | b c | '],
    ['{k: v for k, v in d.items() for w in k}', ' | d | '],
    ['x = [y := f(a) for a in b]', 'y x | b f | '],
    ['lambda a, b=c: a + d', ' | c d | '],
    ['def f(a, b=c, *d: T):\n    e = a + g\n    return e', 'f | c T g | '],
    ['def f():\n    global g\n    g = 1', 'f |  | '],
    ['class A(B):\n    x = 1\n    y = x\n    def m(self): return z', 'A | B z | '],
    ['@deco(a)\ndef f(): pass', 'f | deco a | '],
    ['df.fillna(0, inplace=True)', ' | df | df'],
    ['df["x"].fillna(0, inplace=True)', ' | df | df'],
    ['m.fit(X, y)', ' | m X y | m'],
    ['l.append(a)', ' | l a | l'],
    ['"-".join(a)', ' | a | '],
    ['df.query("a > @limit")', ' | df limit | '],
    ['f"{a:{w}} {b!r}"', ' | a w b | '],
    ['async def f():\n    async with a as b: await c', 'f | a c | '],
    ['print(x, file=y)', ' | x y | '],
  ])('%j', (source, expected) => {
    expect(last(source)).toBe(expected);
  });

  it.each([
    ['import random\nx = []\nrandom.shuffle(x)', ' | random x | x'],
    ['def f(d, n):\n    d["x"] = n\nf(df, 3)', ' | f df | df'],
    ['def f():\n    return a\nx = f()', 'x | f a | '],
    ['def g():\n    return a\ndef f():\n    return g()\nx = f()', 'x | f g a | '],
    ['def f():\n    global a\n    a = 1\nf()', 'a | f | '],
    ['for d in [train, test]: d["x"] = 1', 'd | train test | train test d'],
    ['max = 3\nx = max', 'x | max | '],
    ['k = lambda v: v * w\ny = k(2)', 'y | k w | '],
  ])('through what the notebook defines: %j', (source, expected) => {
    expect(last(source)).toBe(expected);
  });
});

describe('calls', () => {
  const paths = (source: string): string =>
    analyse(source)
      .statements.flatMap(({ calls }) =>
        calls.map(({ path, receiver }) => (receiver === null ? path : `${path} of ${receiver}`)),
      )
      .join(', ');

  it.each([
    ['import pandas as pd\npd.read_csv("a")', 'pandas.read_csv'],
    ['from sklearn.svm import SVC\nm = SVC()\nm.fit(X)', 'sklearn.svm.SVC, <sklearn.svm.SVC>.fit of m'],
    [
      'from sklearn import svm\nm = svm.SVC().fit(X)\nm.predict(X)',
      '<sklearn.svm.SVC>.fit, sklearn.svm.SVC, <sklearn.svm.SVC>.predict of m',
    ],
    [
      'from sklearn.pipeline import make_pipeline\np = make_pipeline(a)\np.fit(X)',
      'sklearn.pipeline.make_pipeline, <sklearn.pipeline.Pipeline>.fit of p',
    ],
    ['import sklearn.linear_model\nsklearn.linear_model.Ridge()', 'sklearn.linear_model.Ridge'],
    ['x.y["z"].fit(a)', '<?>.fit of x'],
    [
      'def train():\n    from sklearn.svm import SVC\n    m = SVC()\n    m.fit(X)',
      'sklearn.svm.SVC, <sklearn.svm.SVC>.fit of m',
    ],
    ['m = A()\nm = 3\nm.fit(X)', 'A, <?>.fit of m'],
    ['import numpy as np\nnp.random.rand(3)', 'numpy.random.rand'],
    ['open("a").read()', '<?>.read of open, open'],
  ])('%j', (source, expected) => {
    expect(paths(source)).toBe(expected);
  });

  it('have arguments with names, text and literal values', () => {
    const [call] = analyse('f(x + 1, k="a", n=-2, *r)').statements[0]?.calls ?? [];
    expect(call?.arguments).toMatchObject([
      { keyword: null, text: 'x + 1', names: ['x'], literal: undefined },
      { keyword: 'k', text: '"a"', names: [], literal: 'a' },
      { keyword: 'n', text: '-2', literal: -2 },
      { keyword: null, text: '*r', names: ['r'] },
    ]);
  });

  it('know imports of cells further down', () => {
    expect(analyse('pd.read_csv("a")', 'import pandas as pd').statements[0]?.calls[0]?.path).toBe('pandas.read_csv');
  });
});

it('lists imports with where they are and whether they are needed', () => {
  const { imports } = analyse(
    'import os.path\nfrom a.b import *\ntry:\n    import c\nexcept ImportError:\n    pass\nfrom .d import e',
  );
  expect(imports.map(({ module, path, binding, conditional }) => [module, path, binding, conditional])).toEqual([
    ['os', 'os.path', 'os', false],
    ['a', 'a.b', '*', false],
    ['c', 'c', 'c', true],
    ['.', '.d.e', 'e', false],
  ]);
});

it('holds no statements of other languages, and says what is no Python', () => {
  expect(analyser.analyse({ ...notebookOf('x <- 1'), language: 'r' })).toMatchObject({ statements: [], cells: [] });
  expect(analyse('x = = 3\ny = 1').cells[0]?.errors).toHaveLength(1);
  expect(analyse('x = 3').cells[0]?.errors).toEqual([]);
});

it('gives statements their places, magics left in', () => {
  const { statements } = analyse('x = 1', '%time y = f(x)\nfor i in y:\n    pass');
  expect(statements.map(({ id, cell, kind, text }) => [id, cell, kind, text])).toEqual([
    [0, 0, 'assignment', 'x = 1'],
    [1, 1, 'assignment', 'y = f(x)'],
    [2, 1, 'for_statement', 'for i in y:\n    pass'],
  ]);
  expect(statements[1]?.range).toEqual({ start: { line: 0, character: 6 }, end: { line: 0, character: 14 } });
});

it('never throws on anything like Python', () => {
  const piece = fc.constantFrom(
    'x',
    ' = ',
    'def f(a):\n    ',
    'class A:\n    ',
    'if ',
    ':',
    '\n',
    '    ',
    '(',
    ')',
    '[',
    ']',
    'lambda ',
    'for i in ',
    'import ',
    'from ',
    'match ',
    'case ',
    'with ',
    'as ',
    'try:\n',
    'except ',
    'global ',
    'del ',
    '*',
    ',',
    '.',
    '"',
    "f'",
    '{',
    '}',
    ':=',
    '@',
    '%',
    '!',
    'await ',
  );
  const text = fc.oneof(
    fc.string(),
    fc.array(piece, { maxLength: 40 }).map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(fc.array(text, { maxLength: 3 }), (cells) => {
      const analysis = analyse(...cells);
      expect(analysis.cells.map(({ python }) => python.length)).toEqual(cells.map((cell) => cell.length));
      for (const { range } of analysis.statements) expect(range.end.line).toBeGreaterThanOrEqual(range.start.line);
    }),
    { numRuns: 400 },
  );
});

it('reads brackets nested deeper than the stack', () => {
  expect(() => analyse(`x = ${'('.repeat(20_000)}${')'.repeat(20_000)}`)).not.toThrow();
  expect(() => analyse(`x = ${'a.b('.repeat(3_000)}`)).not.toThrow();
});

it('gives the same analysis again, from what it kept', () => {
  const cells = ['import pandas as pd', 'df = pd.read_csv("a.csv")\ndf["x"] = 1'];
  expect(JSON.stringify(analyse(...cells))).toBe(JSON.stringify(analyse(...cells)));
});
