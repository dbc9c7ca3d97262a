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
