import { cellMagicOn } from './cell-magics.ts';
import { separateMagics } from './magics.ts';

/**
 * The line of a code cell's source that a comment can be put before: behind the magics at its top, which have to come first. One more
 * than there are where the source ends with them. Null where what the cell holds is no Python, and a `#` is content.
 */
export function commentLine(source: string): number | null {
  const last = separateMagics(source).magics.findLast(({ kind }) => kind === 'cell');
  if (last === undefined) return 0;
  const [line = '', ...rest] = last.text.split('\n');
  return cellMagicOn(line, rest.join('\n'))?.python === true ? last.range.start.line + 1 : null;
}
