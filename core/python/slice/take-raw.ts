import type { SyntaxNode } from '../syntax.ts';
import { type Gathered, place } from './gathered.ts';
import { Obstacle } from './obstacle.ts';
import type { Study } from './studied.ts';
import type { Step } from './trace.ts';

/** The statement after which the raw frame is there: it makes rows from no rows, or names their columns. */
export function takeRaw(
  gathered: Gathered,
  step: Step,
  study: Study,
  { left, right }: { left: SyntaxNode; right: SyntaxNode },
  gives: readonly string[],
): boolean {
  const naming = left.type === 'attribute' && left.child('attribute')?.text === 'columns';
  const rowNames = (names: readonly string[]): boolean =>
    names.some((name) => gathered.kindOf(name, step)?.kind === 'rows');
  const studied = study.of(right);
  const name = naming ? left.child('object')?.text : gives[0];
  if (name === undefined) return false;
  if (naming) {
    if (gathered.kindOf(name, step)?.kind !== 'rows') return false;
  } else if (studied.known.kind !== 'rows' || rowNames(studied.needs) || left.type === 'subscript') return false;
  const { raw } = gathered;
  if (raw !== null && raw.name !== name) {
    throw new Obstacle(
      `The model's input is made from two tables: \`${raw.name}\` (${place(raw.step)}) and \`${name}\` (${place(step)}). Join them in a file of their own first.`,
    );
  }
  gathered.raw = { name, step };
  gathered.needed.delete(name);
  return true;
}
