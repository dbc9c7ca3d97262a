import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineSplitter } from './lines.ts';

function split(chunks: readonly string[]): string[] {
  const lines: string[] = [];
  const splitter = lineSplitter((line) => lines.push(line));
  for (const chunk of chunks) splitter.write(chunk);
  splitter.end();
  return lines;
}

describe('lineSplitter', () => {
  it.each([
    [['a\nb\n'], ['a', 'b']],
    [
      ['a', 'b\nc'],
      ['ab', 'c'],
    ],
    [
      ['10%\r20%\r', '30%\n'],
      ['10%', '20%', '30%'],
    ],
    [
      ['a\r', '\nb'],
      ['a', 'b'],
    ],
    [['\n\n'], []],
  ])('%j is the lines %j', (chunks, lines) => {
    expect(split(chunks)).toEqual(lines);
  });

  it('gives the same lines however the text is cut', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[ab\r\n]{0,6}$/), { maxLength: 8 }), (chunks) => {
        expect(split(chunks)).toEqual(split([chunks.join('')]));
      }),
    );
  });

  it('cuts a line without an end', () => {
    const [line = ''] = split(Array.from({ length: 300 }, () => 'x'.repeat(1000)));
    expect(line).toHaveLength(64 * 1024 + 1);
  });
});
