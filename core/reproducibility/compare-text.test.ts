import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareText } from './compare-text.ts';

const compare = (stored: string, now: string) => compareText(stored, now, { tolerance: 1e-6, days: ['2026-11-28'] });

describe('compareText', () => {
  it.each([
    ['the same text', 'Accuracy: 0.9473\n', 'Accuracy: 0.9473\n', 'same'],
    ['white space', '[1. 2.]\n', '[1.  2.]', 'same'],
    ['lists that break at other places', '[1,\n 2]', '[1, 2]', 'same'],
    ['a number within tolerance', 'loss 0.123456789', 'loss 0.123456790', 'close'],
    ['fewer digits', '0.947', '0.94737', 'close'],
    ['fewer digits that round to something else', '0.947', '0.94767', 'differs'],
    ['a short number', '0.5', '0.4712', 'differs'],
    ['another number', 'Accuracy: 0.9473', 'Accuracy: 0.9474', 'differs'],
    ['another count', '150 rows', '151 rows', 'differs'],
    ['noise around zero', 'mean -1.2e-16', 'mean 3.5e-17', 'close'],
    ['a whole number and a fraction', '1', '1.4', 'differs'],
    ['more text', 'a\nb', 'a\nb\nc', 'differs'],
    ['less text', 'a\nb', 'a', 'differs'],
    ['another sign', '-0.5', '0.5', 'differs'],
    ['a name with digits', 'x1', 'x2', 'differs'],
    ['a version', 'pandas 1.5.3', 'pandas 2.0.1', 'differs'],
    ['a date', 'from 2020-01-01', 'from 2020-01-02', 'differs'],
    ['nan for a number', '0.5', 'nan', 'differs'],
  ])('%s', (_, stored, now, verdict) => {
    expect(compare(stored, now).verdict).toBe(verdict);
  });

  it.each([
    ['memory addresses', '<__main__.A at 0x7f12ab34cd56>', '<__main__.A at 0x10ef345678>'],
    ['timings', 'CPU times: user 2 ms\nWall time: 3 ms\n0.5', '0.5'],
    ['timings', '10 loops, best of 3: 24.1 ms per loop\nx', '0.3 ms ± 1 µs per loop (mean ± std. dev.)\nx'],
    ['timings', 'Training time: 12.5s', 'Training time: 9.1s'],
    [
      'timings',
      "{'fit_time': array([0.1, 0.2]), 'test_score': 1.0}",
      "{'fit_time': array([0.3,\n 0.4]), 'test_score': 1.0}",
    ],
    ['timings', '4/4 - 0s - loss: 0.5', '4/4 - 12s - loss: 0.5'],
    ['progress bars', ' 10%|█   | 1/10 [00:01<00:09]\ndone', 'done'],
    ['dates of now', 'run on 2021-03-04 10:11:12', 'run on 2026-11-28 08:00:01'],
    ['folders of files', 'reading /home/ann/data/x.csv', 'reading /tmp/run/data/x.csv'],
    ['the types that numpy 2 writes', '[0.5, True]', '[np.float64(0.5), np.True_]'],
    ['the names of plot objects', '<matplotlib.axes._subplots.AxesSubplot at 0x7f12ab34cd56>', "<Axes: xlabel='x'>"],
    ['the names of plot objects', "Text(0.5, 1.0, 'a (b)')", '<matplotlib.text.Text at 0x7f12ab34cd56>'],
    ['the modules of classes', "<class 'pandas.core.frame.DataFrame'>", "<class 'pandas.DataFrame'>"],
    ['the names of types, which the platform and pandas choose', 'Name: a, dtype: object', 'Name: a, dtype: str'],
    ['the shapes and types that numpy writes', 'array([0, ..., 9], dtype=int64)', 'array([0, ..., 9], shape=(1797,))'],
    ['random ids', 'id 123e4567-e89b-12d3-a456-426614174000', 'id 00000000-e89b-12d3-a456-426614174fff'],
  ])('leaves out %s and says so', (what, stored, now) => {
    const { verdict, notes } = compare(stored, now);
    expect(verdict).toBe('same');
    expect([...notes]).toContain(what);
  });

  it('takes what a terminal would show of a line that was written over', () => {
    expect(compare('10%\r50%\r100%', '1%\r100%').verdict).toBe('same');
    expect(compare('\u001b[31mred\u001b[0m', 'red').verdict).toBe('same');
  });

  it('does not mind the order of a set', () => {
    expect(compare("{'b', 'a'}", "{'a', 'b'}").verdict).toBe('same');
    expect(compare("{'b': 'a'}", "{'a': 'b'}").verdict).toBe('differs');
  });

  it('shows the first line that differs, and the worst of the numbers', () => {
    expect(compare('a 1.0\nb 2.0\nc 4.0', 'a 1.0\nb 2.5\nc 8.0')).toMatchObject({
      verdict: 'differs',
      difference: { line: 2, stored: 'b 2.0', now: 'b 2.5' },
      worst: { relative: 0.5, stored: '4.0', now: '8.0', line: 3 },
    });
    expect(compare('a', 'a\nb').difference).toEqual({ line: 1, stored: null, now: 'b' });
  });

  it('keeps the number of a line below lines that were left out', () => {
    expect(compare('CPU times: 1 s\nWall time: 2 s\nx 1', 'x 2').difference).toMatchObject({ line: 3, stored: 'x 1' });
  });

  it('ends soon on a line that is made to be slow', () => {
    const line = `time ${'1 '.repeat(100_000)}`;
    expect(compare(line, `${line}2`).verdict).not.toBe('close');
    expect(compare('/a'.repeat(100_000), '<'.repeat(200_000)).verdict).toBe('differs');
  });
});

const text = fc
  .array(
    fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
      fc.integer().map(String),
      fc.constantFrom(
        '\n',
        ' ',
        'a',
        'Accuracy:',
        '[',
        ']',
        '0x7f12ab34cd56',
        '{',
        "'",
        '%|',
        '\r',
        '2026-11-28',
        '10:11:12',
        '/tmp/x/y',
        '<',
        '>',
      ),
      fc.string({ maxLength: 8 }),
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(' '));

describe('compareText, whatever the text', () => {
  it('calls a text the same as itself', () => {
    fc.assert(
      fc.property(text, (one) => {
        expect(compare(one, one)).toMatchObject({ verdict: 'same', difference: null, worst: null });
      }),
    );
  });

  it('says the same in both directions, but for which text is which', () => {
    const plain = (a: string, b: string) => compareText(a, b, { tolerance: 1e-6, days: [] });
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(plain(a, b).verdict).toBe(plain(b, a).verdict);
      }),
    );
  });

  it('never calls two printed numbers close that are further apart than tolerance and rounding allow', () => {
    const value = fc.double({ min: 0.001, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(value, value, fc.integer({ min: 1, max: 8 }), (a, b, digits) => {
        const { verdict } = compare(a.toFixed(digits), b.toFixed(digits));
        const [x, y] = [Number(a.toFixed(digits)), Number(b.toFixed(digits))];
        const relative = Math.abs(x - y) / Math.max(x, y);
        if (relative > (digits < 6 ? 1.1e-5 : 1.1e-3)) expect(verdict).toBe('differs');
        if (relative <= 1e-6) expect(verdict).not.toBe('differs');
      }),
    );
  });
});
