import type { Analysis } from '#core/python/model.ts';
import { at } from '#core/python/slice/obstacle.ts';
import type { Kept } from './program.ts';

/** The first draw without a seed that leads to the model, such as `train_test_split (cell 6, line 2)`. */
export function unseededIn({ facts }: Analysis, kept: readonly Kept[]): string | null {
  const draw = facts.randomness.find(
    ({ seeded, cell, range }) =>
      !seeded &&
      kept.some(
        ({ step: { statement } }) =>
          statement.cell === cell &&
          statement.range.start.line <= range.start.line &&
          range.end.line <= statement.range.end.line,
      ),
  );
  if (draw === undefined) return null;
  return `${draw.path.split('.').at(-1)} (${at(draw.cell, draw.range.start.line)})`;
}
