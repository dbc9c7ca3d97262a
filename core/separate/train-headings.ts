import type { Analysis } from '#core/python/model.ts';
import type { Kept } from './program.ts';

/** The nearest markdown heading before a cell, for the first kept statement of it. */
export function headingsOf(analysis: Analysis, kept: readonly Kept[]): ReadonlyMap<Kept, string> {
  const found = new Map<Kept, string>();
  let last: string | null = null;
  for (const item of kept) {
    const { cell } = item.step.statement;
    const heading = analysis.notebook.cells
      .filter(({ kind, index }) => kind === 'markdown' && index < cell)
      .toReversed()
      .map(({ source }) => /^#{1,4}\s+(.+?)\s*#*$/m.exec(source)?.[1])
      .find((title) => title !== undefined);
    const plain = heading?.replace(/[*_`]|<[^>]+>/g, '').trim() ?? null;
    if (plain !== null && plain !== '' && plain.length <= 80 && plain !== last) found.set(item, plain);
    last = plain;
  }
  return found;
}
