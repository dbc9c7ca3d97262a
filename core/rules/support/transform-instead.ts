import type { Analysis } from '#core/python/model.ts';
import type { FixDraft, Spot } from '../define.ts';
import { textAt } from './source.ts';

/** Offers `transform` for the `fit_transform` of a call; none for a chain over lines, or with the word twice. */
export function transformInstead(analysis: Analysis, at: Spot): FixDraft[] {
  const text = textAt(analysis, at);
  const offset = text.indexOf('.fit_transform(');
  if (offset < 0 || text.slice(0, offset).includes('\n') || text.indexOf('.fit_transform(', offset + 1) >= 0) return [];
  const { line, character } = at.range.start;
  const start = { line, character: character + offset + 1 };
  const end = { line, character: start.character + 'fit_transform'.length };
  return [
    {
      title: 'Use `transform`',
      kind: 'offered',
      edits: [{ cell: at.cell, range: { start, end }, newText: 'transform' }],
    },
  ];
}
