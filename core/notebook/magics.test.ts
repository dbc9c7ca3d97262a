import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { separateMagics } from './magics.ts';

/** Shown with `.` for blanks, so that what was blanked can be read. */
const shown = (source: string): string => separateMagics(source).python.replaceAll(' ', '.');

describe('blanks what is no Python to equal length', () => {
  it.each([
    ['%matplotlib inline\nx=1', '..................\nx=1'],
    ['!pip install a \\\n  b\nx=1', '................\n...\nx=1'],
    ['files = !ls\nx', 'files.=.0..\nx'],
    ['a, b = !cat x', 'a,.b.=.0.....'],
    ['t = %time f(x)', 't.=.......f(x)'],
    ['%time y = f(x)', '0;....y.=.f(x)'],
    ['%timeit -n 10 -r3 f(x)', '0;................f(x)'],
    ['df.head?\nx', '........\nx'],
    ['??df\nx', '....\nx'],
    ['if x:\n    %pwd\n    !ls', 'if.x:\n....0...\n....0..'],
    ['%%time\nx=1', '......\nx=1'],
    ['%%time\n%%capture out\nx=1', '......\n.............\nx=1'],
    ['%%bash\necho $x\nls', '......\n.......\n..'],
    ['\n%%html\n<b>', '\n......\n...'],
    ['pip install pandas', '..................'],
    ['x = 1; %time y', 'x.=.1;.0;....y'],
    ['import os; !ls', 'import.os;....'],
    ['if x: !pip install a', 'if.x:.0.............'],
    [
      'try:\n  import a\nexcept ImportError:\n  !pip install a',
      'try:\n..import.a\nexcept.ImportError:\n..0.............',
    ],
    ['else: %cd x', 'else:.0....'],
    ['files["a"] = !ls', 'files["a"].=.0..'],
    ['self.x = y = %env A', 'self.x.=.y.=.0.....'],
    ['a = 1; b = !ls', 'a.=.1;.b.=.0..'],
    ['x: list = !ls', 'x:.list.=.0..'],
    ['!!ls', '....'],
    ['x = !!ls', 'x.=.0...'],
    ['np.array([1])?', '..............'],
    ['x = np.array?', '.............'],
    ['for i in x:\n  i?', 'for.i.in.x:\n..0.'],
    ['%timeit?', '........'],
    ['?%timeit', '........'],
    ['%prun -l 5 -s cumulative f(x)', '0;.......................f(x)'],
    ['%lprun -f f f(x)', '0;..........f(x)'],
    ['%timeit -n10 -o for i in x: i', '................for.i.in.x:.i'],
    ['%time', '.....'],
    ['%%time x = 1', '0;.....x.=.1'],
    ['%%timeit -n 1 -r 1\nf()', '..................\nf()'],
    ['# @title A form\n%%bash\nls', '#.@title.A.form\n......\n..'],
    ['%%timeit -n3 -r1\nf()', '................\nf()'],
    ['%md\n# Title\ntext', '...\n.......\n....'],
    ['%sql\nSELECT *\nFROM t', '....\n........\n......'],
    ['%sql sqlite://\nx = 1', '..............\nx.=.1'],
    ['%python\nx = 1', '.......\nx.=.1'],
    ['%%R -i x -o y\ny <- x', '.............\n......'],
    ['%%cudf.pandas.profile\nx = 1', '.....................\nx.=.1'],
    ['>>> x = 1\n>>> for i in y:\n...     f(i)', '....x.=.1\n....for.i.in.y:\n........f(i)'],
    ['In [1]: x = 1\n   ...: y = 2', '........x.=.1\n........y.=.2'],
    ['cd src\nrm -rf x', '......\n........'],
    ['matplotlib inline', '.................'],
    ['run script.py', '.............'],
    [',f a b\n/g x', '......\n....'],
    ['%%unheard-of\nwhat is', '............\n.......'],
  ])('%j', (source, python) => {
    expect(shown(source)).toBe(python);
  });
});

describe('leaves Python alone', () => {
  it.each([
    'x = (a\n  % b)',
    's = """\n%time\n!ls\nwhat?\n"""',
    'x = a \\\n  % b',
    'print("who?") # really?',
    '# is this it?',
    'x = 5 % 3',
    "s = 'it\\'s'\n# !ls",
    'ls = [1]\nls.append(2)\npwd = ls',
    'assert a != b',
    'd = {\n"a": 1,\n%\n}',
    'time = 3\ntime / 2',
    'head - 5\nrun = 2',
    'print "%s" % x',
    'x = {"a": 1}\nx["a"] %= 2',
    'cat * 3\nprecision in x',
    'def f(x: int = 3) -> int: return x % 2',
    "y = x if a != b else f'{x!r}'",
    'for time in x: pass',
    'env: dict = {}',
    's = f"""\n%%bash\n{x!r}\n"""',
  ])('%j', (source) => {
    const { python, magics } = separateMagics(source);
    expect(python).toBe(source);
    expect(magics).toEqual([]);
  });
});

describe('describes them', () => {
  it.each([
    ['%matplotlib inline', 'line', 'matplotlib', '%matplotlib inline'],
    ['  !pip install a \\\n   "b>=1"', 'shell', 'pip', '!pip install a "b>=1"'],
    ['files = !ls -l', 'assignment', 'ls', 'files = !ls -l'],
    ['np.array?', 'help', 'np.array', 'np.array?'],
    ['%%bash -x\nls', 'cell', 'bash', '%%bash -x\nls'],
    ['%%capture out\nx = 1', 'cell', 'capture', '%%capture out'],
  ])('%j', (source, kind, name, text) => {
    const [magic] = separateMagics(source).magics;
    expect(magic).toMatchObject({ kind, name, text });
  });

  it('with their place', () => {
    const { magics } = separateMagics('x = 1\n  !ls\n');
    expect(magics[0]?.range).toEqual({ start: { line: 1, character: 2 }, end: { line: 1, character: 5 } });
  });
});

it('keeps length and lines for any text', () => {
  const piece = fc.constantFrom(
    '%',
    '%%',
    '!',
    '?',
    'time',
    'bash',
    ' ',
    '\n',
    '\\',
    '"',
    "'",
    '"""',
    '(',
    ')',
    '=',
    'x',
    '#',
    '\u{1f427}',
    'pip install',
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(piece).map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(text, (source) => {
      const { python } = separateMagics(source);
      expect(python.length).toBe(source.length);
      expect(python.split('\n').length).toBe(source.split('\n').length);
    }),
    { numRuns: 500 },
  );
});
