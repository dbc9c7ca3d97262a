import { beforeAll, describe, expect, it } from 'vitest';
import { analyserForTests } from '#test/support/analyser.ts';
import { notebookOf } from '#test/support/notebook.ts';
import type { Analyser } from './parser.ts';

let analyser: Analyser;
beforeAll(async () => {
  analyser = await analyserForTests();
});

const orderOf = (...cells: (string | readonly [string, number | null])[]) =>
  analyser.analyse(notebookOf(...cells)).order;
const missing = (...cells: string[]): string =>
  orderOf(...cells)
    .undefinedInDocument.map(({ name, cell, definedLater }) => `${name}@${cell}>${definedLater}`)
    .join(' ');

it('is document order, and execution order where there is one', () => {
  expect(orderOf(['b', 2], ['a', 1], ['never', null])).toMatchObject({ document: [0, 1, 2], execution: [1, 0] });
  expect(orderOf('a').execution).toBeNull();
});

it.each([
  [
    'an edited cell that a later run needs',
    [
      ['fit(x)', 3],
      ['x = 1', null],
      ['fit = 1', 1],
    ],
    [2, 1, 0],
  ],
  [
    'edited cells that need each other',
    [
      ['print(b)', 4],
      ['b = a', null],
      ['a = 1', null],
    ],
    [2, 1, 0],
  ],
  [
    'the definitions above',
    [
      ['x = 1', null],
      ['x = 2', null],
      ['print(x)', 1],
    ],
    [0, 1, 2],
  ],
  [
    'an edited cell that changes what others use',
    [
      ['x = []', 1],
      ['x.append(1)', null],
      ['print(x)', 3],
    ],
    [0, 1, 2],
  ],
  [
    'no draft that lacks a name',
    [
      ['x = 1', 1],
      ['x = f(x)', null],
      ['print(x)', 3],
    ],
    [0, 2],
  ],
  [
    'no cell that never ran',
    [
      ['y = 1', null],
      ['x = 2', 2],
      ['print(x)', 3],
    ],
    [1, 2],
  ],
  [
    'what a cell that needs itself has',
    [
      ['x = x + 1', null],
      ['print(x)', 3],
    ],
    [0, 1],
  ],
] as const)('places by need what lost its count: %s', (_, cells, order) => {
  expect(orderOf(...cells).execution).toEqual(order);
});

it.each([
  ['if a:\n    print(x)', true],
  ['if x:\n    pass', false],
  ['if a:\n    print(x)\nprint(x)', false],
  ['try:\n    pass\nexcept x:\n    pass', true],
  ['match a:\n    case 1: print(x)', true],
  ['for i in a:\n    print(x)', false],
  ['while a:\n    if i:\n        print(x)', true],
])('knows what a run may never come to: %j', (source, branch) => {
  const found = orderOf(`a = i = 1\n${source}`).undefinedInDocument;
  expect(found.map((item) => [item.name, item.branch])).toEqual([['x', branch]]);
});

it('finds in each order what is not there yet', () => {
  const order = orderOf(['print(x)', 2], ['x = 1', 1]);
  expect(order.undefinedInDocument).toEqual([
    {
      name: 'x',
      cell: 0,
      range: { start: { line: 0, character: 6 }, end: { line: 0, character: 7 } },
      definedLater: 1,
      branch: false,
    },
  ]);
  expect(order.undefinedInExecution).toEqual([]);
});

describe('undefined', () => {
  it.each([
    [['x'], 'x@0>null'],
    [['print(x)', 'x = 1'], 'x@0>1'],
    [['x = x + 1'], 'x@0>null'],
    [['x += 1', 'x = 1'], 'x@0>1'],
    [['x = 1\ndel x\nx'], 'x@0>0'],
    [['def f(): return y\nf()'], 'y@0>null'],
    [['def f(): return y\nf()', 'y = 1'], 'y@0>1'],
    [['df["a"].map(lambda v: v + k)'], 'df@0>null k@0>null'],
    [['[a for b in c]'], 'c@0>null a@0>null'],
    [['class A:\n    x = y'], 'y@0>null'],
    [['f"{nope}"'], 'nope@0>null'],
    [['if a:\n    b = 1\nprint(b)'], 'a@0>null'],
  ])('%j', (cells, expected) => {
    expect(missing(...cells)).toBe(expected);
  });
});

it('of %store takes only what is named', () => {
  expect(missing('%store -r train\ntrain, test', '%store total\ntotal')).toBe('test@0>null total@1>null');
});

it.each([
  ['2.7.12', ''],
  ['3.11.7', 'xrange@0>null unicode@0>null'],
])('knows the names of Python %s', (languageVersion, expected) => {
  const { order } = analyser.analyse({ ...notebookOf('print(xrange(3), unicode("a"))'), languageVersion });
  expect(order.undefinedInDocument.map(({ name, cell }) => `${name}@${cell}>null`).join(' ')).toBe(expected);
});

it('still finds what is missing beside a cell that does not parse', () => {
  expect(missing('x = = 1', 'print(rate)', 'print(2)', 'print(3)')).toBe('rate@1>null');
});

describe('no false alarm', () => {
  it.each([
    ['print(__name__, __doc__, _, __, _3, In, Out, get_ipython(), display(1))'],
    ['from os import *\npath'],
    ['%pylab inline\nplot(x)'],
    ['%run other.ipynb\nhelper()'],
    ['%reload_kedro\ncatalog.load("cars")'],
    ['%load_ext kedro.ipython\ncatalog.load("cars")'],
    ['%R -o fitted\nfitted.mean()'],
    ['%store -r\ntrain.head()'],
    ['%store -r train test\ntrain.head(), test.head()'],
    ['get_ipython().run_line_magic("run", "other.ipynb")\nhelper()'],
    ['ipython = get_ipython()\nipython.magic("run other.ipynb")\nhelper()'],
    ['globals().update(dict(rate=1))\nprint(rate)'],
    ['import sys\nsetattr(sys.modules[__name__], "rate", 1)\nprint(rate)'],
    ['%%timeit -n3 -r1\nsum([1])'],
    ['spark.table("cars"), sc, sqlContext, dbutils.fs.ls("/"), displayHTML("<b>"), mssparkutils'],
    ['import sys\nif sys.version_info[0] < 3:\n    text = unicode("a")\nelse:\n    text = str("a")'],
    ['import six\nif six.PY2:\n    range = xrange'],
    ['files = !ls\nprint(files)'],
    ['%%capture out\nx = 1', 'print(out, x)'],
    ['%%bash --out result\nls', 'print(result)'],
    ['%%cython\ndef f(): pass', 'f()'],
    ['try:\n    unicode\nexcept NameError:\n    unicode = str'],
    ['def f(): return later\nlater = 1\nf()'],
    ['def f(): return g()\ndef g(): return 1\nf()'],
    ['def never(): return nothing_like_it'],
    ['for i in range(3):\n    if i:\n        print(last)\n    last = i'],
    ['while True:\n    x = 1\n    break\nprint(x)'],
    ['import a.b.c\na.b'],
    ['with open("f") as f: t = f.read()\nprint(t, f)'],
    ['def f():\n    global g\n    g = 1\nf()\nprint(g)'],
    ['if "x" not in globals():\n    x = 1\nprint(x)'],
    ['if False:\n    print(nothing)'],
    ['class A:\n    n = 3\n    def m(self): return self.n\n    k = n'],
    ['[y for x in [[1]] for y in x]\nprint([z := 3 for _ in "a"], z)'],
    ['x: int\nprint(1)'],
    ['exec("y = 1")\nprint(y)'],
    ['globals()["v"] = 1\nprint(v)'],
    ['match 1:\n    case a: print(a)'],
    ['except_ = 1\ntry:\n    pass\nexcept Exception as e:\n    print(e)'],
    ['x = = 3\nprint(1)'],
    ['display(1)', 'from IPython.display import display'],
    ['print(1)', 'def print(*a): pass'],
    ['x = = y\nprint(z)'],
    ['Thought: I need the price of both cars', 'print(1)', 'x = 1'],
    ['SELECT name, price FROM cars WHERE year > 2000', 'print(1)', 'x = 1'],
    ['! curl -X POST\n-H "Accept: json" \n-d @request.json', 'print(1)', 'x = 1'],
    // What a cell that does not parse was meant to define.
    ['rate = <your rate>\nimport pandas as pd', 'pd.read_csv("a.csv") * rate', 'x = 1'],
    ['from helpers import *\nx = = 1', 'helper()', 'y = 1'],
    // R in a notebook that says Python.
    ['library(glue)\nsh <- function(cmd, args = c()) {\n  cmd\n}', 'library(httr)', 'x %>% head(5)'],
    ['lambda: undefined_and_never_called'],
    ['def f(a, *b, c=1, **d): return a, b, c, d\nf(1)'],
    [
      'def outer():\n    n = 1\n    def inner():\n        nonlocal n\n        n += 1\n        return n\n    return inner()\nouter()',
    ],
    ['%time x = 3\nprint(x)'],
    ['ls'],
    ['print(ExceptionGroup, aiter, WindowsError) if False else 0'.replace(', WindowsError', '')],
  ])('%j', (...cells) => {
    expect(missing(...cells)).toBe('');
  });
});

describe('in the bodies of functions', () => {
  const bodies = (...cells: string[]): string =>
    orderOf(...cells)
      .inBodies.map(({ name, of, kind, reached }) => `${name} in ${of} ${kind}${reached ? '!' : ''}`)
      .join(', ');

  it.each([
    ['what nobody defines', 'class Net:\n    def forward(self, x): return F.relu(x)', 'F in forward nowhere'],
    ['in a lambda, too', 'use = lambda: zz', 'zz in null nowhere'],
    ['each name once', 'def f(): return zz\ndef g(): return zz', 'zz in f nowhere'],
    ['a count that is no global', 'n = 0\ndef f():\n    n += 1\nf()', 'n in f unbound!'],
    ['one in a method, which nobody is seen to call', 'class K:\n    def f(self):\n        n += 1', 'n in f unbound'],
    ['one in a branch', 'def f(a):\n    if a: print(n)\n    n = 1\nf(1)', 'n in f unbound'],
    [
      'one that an import further down binds',
      'import os\ndef f():\n    os.getcwd()\n    import os.path\nf()',
      'os in f unbound!',
    ],
    [
      'also where a star may bring anything',
      'from numpy import *\ndef f():\n    n += 1\n    return zz',
      'n in f unbound',
    ],
  ])('are those: %s', (_, source, expected) => {
    expect(bodies(source)).toBe(expected);
  });

  it.each([
    ['what a later cell defines', 'def f(): return zz', 'zz = 1'],
    ['what was there once', 'zz = 1\ndel zz', 'def f(): return zz'],
    ['what a function defines that nobody calls', 'def g():\n    global zz\n    zz = 1\ndef f(): return zz'],
    ['what a call has told', 'def f(): return zz\nf()'],
    ['what the cell of another language may', 'zz <- 1 ->', 'def f(): return zz', 'a = 1', 'b = 2'],
    ['what may come from anywhere', 'def f(): return zz', '%run other.ipynb'],
    ['what is caught', 'def f():\n    try:\n        return zz\n    except NameError:\n        return 1'],
    ['what is caught around the call', 'def f(): return zz\ntry:\n    f()\nexcept NameError:\n    pass'],
    ['a count caught there', 'def f():\n    n += 1\ntry:\n    f()\nexcept UnboundLocalError:\n    pass'],
    [
      'a count of a function around it',
      'def g():\n    n = 0\n    def f():\n        nonlocal n\n        n += 1\n    return f',
    ],
    ['a later turn of a loop', 'def f(a):\n    for i in a:\n        if i: print(n)\n        n = i\nf([1])'],
    ['a name that one branch binds', 'def f(a):\n    if a:\n        n = 1\n    return n\nf(1)'],
    ['a handler after the body', 'def f():\n    try:\n        n = 1\n    except OSError:\n        print(n)'],
    ['a parameter', 'def f(n, *a, k=1):\n    n += 1\n    a += (k,)\n    k += 1'],
    ['a lambda that is called later', 'def f():\n    g = lambda: n\n    n = 1\n    return g()\nf()'],
    ['a generator that runs later', 'def f():\n    g = (n for _ in [1])\n    n = 1\n    return list(g)\nf()'],
    [
      'what `with`, `for`, a match and the walrus bind',
      'def f(p):\n    with open(p) as a: print(a)\n    for b in a: print(b)\n    match b:\n        case [c, *d]: print(c, d)\n    print(e := 1, e)\nf(1)',
    ],
    ['a class in a function', 'def f():\n    class n:\n        k = 1\n        j = k\n    return n\nf()'],
    ['a function that calls itself', 'def f():\n    def g(a): return g(a)\n    return g(1)\nf()'],
    ['annotations', 'def f():\n    n: zz = 1\n    return n'],
  ])('are not %s', (_, ...cells) => {
    expect(bodies(...cells)).toBe('');
  });
});

describe('as Python runs it', () => {
  const sure = (text: string): string =>
    orderOf(text)
      .undefinedInDocument.map(({ name, branch }) => (branch ? `${name}?` : name))
      .join(' ');

  it.each([
    ['a lambda that is only passed reads nothing', 'def f():\n    return use(lambda: zz)\nf()', 'use'],
    ['a lambda that is called where it stands does', '(lambda: zz)()', 'zz'],
    [
      'a function inside another reads where it is called',
      'def f():\n    def g(): return zz\n    return g()\nf()',
      'zz',
    ],
    ['and not where it is only given back', 'def f():\n    def g(): return zz\n    return g\nf()', ''],
    ['a call in a branch may never come', 'def f(): return zz\nif True:\n    f()', 'zz?'],
    ['nor may one that a branch defined again', 'def f(): return 1\nif True:\n    def f(): return zz\nf()', 'zz?'],
    ['a call reads before its answer is bound', 'def f(): return x\nx = f()', 'x'],
    ['and after what stands before it is', 'def f(): return x\nfor x in [1]:\n    f()', ''],
    ['a name of a class is one of outside until it is bound there', 'class K:\n    x = x\n    y = x', 'x'],
    ['a function reads its own global before it sets it', 'def f():\n    global x\n    x += 1\nf()', 'x'],
    ['and not after', 'def f():\n    global x\n    x = 1\n    return x\nf()', ''],
    ['an annotation is looked at after the value', 'x: x = int', ''],
    ['an augmented assignment reads its target first', 'def f():\n    global x\n    x = 1\nx += f()', 'x'],
    ['a name that an `except` binds is gone after it', 'try:\n    1\nexcept ValueError as e:\n    e\ne', 'e'],
    ['and there before, it may still be', 'e = 1\ntry:\n    1\nexcept ValueError as e:\n    pass\ne', ''],
    ['an annotation is evaluated', 'def f(a: zz): pass', 'zz'],
    [
      'and not from `from __future__` on',
      'from __future__ import annotations\ndef f(a: zz) -> yy: pass\nx: ww = 1',
      '',
    ],
    ['nor one of a variable of a function', 'def f():\n    x: zz = 1\n    y: yy\n    return x\nf()', ''],
    ['a class looks at those of its body', 'class K:\n    x: zz', 'zz'],
    ['a generic function has names of its own', 'def f[T: int, *Ts](a: list[T]) -> T:\n    return T\nf([1])', ''],
    ['and a generic class', 'class K[T](list[T]):\n    def f(self) -> T: ...', ''],
    [
      'a class knows its names',
      'class K:\n    print(__qualname__, __module__)\n    def f(self): return __class__\nK().f()',
      '',
    ],
    ['a missing name that is suppressed', 'import contextlib\nwith contextlib.suppress(NameError):\n    print(zz)', ''],
    ['and one where something else is', 'import contextlib\nwith contextlib.suppress(OSError):\n    print(zz)', 'zz'],
    ['a callback may set its global', 'def f(v):\n    global n\n    n = v\nlist(map(f, [1]))\nprint(n)', ''],
    ['so may one that a decorator keeps', 'import w\n@w.interact\ndef f(v):\n    global n\n    n = v\nprint(n)', ''],
    ['and what a callback calls', 'def g():\n    global n\n    n = 1\ndef f(): g()\nprint(f)\nprint(n)', ''],
    ['a function that nobody calls or keeps sets none', 'def f():\n    global n\n    n = 1\nprint(n)', 'n'],
    ['a store into the namespace is one of its name', 'globals()["a"] = 1\nvars()["b"] = 2\nprint(a, b, zz)', 'zz'],
    ['into that of the shell', 'get_ipython().user_ns["a"] = 1\nprint(a, zz)', 'zz'],
    ['and into that of all modules', 'import builtins\nbuiltins.a = 1\nprint(a, zz)', 'zz'],
    ['symbols are put into the notebook', 'import sympy\nsympy.var("k m")\nprint(k + m, zz)', 'zz'],
    ['also by its own name', 'from sympy import var\nvar("k, m")\nprint(k + m, zz)', 'zz'],
    [
      'code in a string binds what it says',
      'exec("a = 1\\nimport b")\nexec("c = 2", globals())\nprint(a, b, c, zz)',
      'zz',
    ],
    ['code that is computed may bind anything', 'exec(f"a{1} = 1")\nprint(zz)', ''],
    ['so may code with a star or code of its own', 'exec("from os import *")\nprint(zz)', ''],
    ['code with a namespace of its own is let be', 'exec("a = 1", scope := {})\nprint(a)', ''],
    ['code in a function binds nothing that is known', 'def f():\n    exec("a = 1")\nf()\nprint(a)', ''],
    ['a star of a module whose names are known brings them', 'from math import *\nprint(sin(pi), zz)', 'zz'],
    ['and of any other what nobody knows', 'from numpy import *\nprint(sin(pi), zz)', ''],
    ['one side of a condition may never come', 'a = 1 if True else zz', 'zz?'],
    ['nor may the right side of `or`', 'a = True or zz', 'zz?'],
  ])('%s', (_, text, expected) => {
    expect(sure(text)).toBe(expected);
  });
});
