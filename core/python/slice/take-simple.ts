import type { Gathered } from './gathered.ts';
import { keepSimple } from './statement.ts';
import { takeRaw } from './take-raw.ts';
import { takeSplit } from './take-split.ts';
import { assignmentIn, elementsOf, type Step } from './trace.ts';

/** A simple statement: where the raw rows come from, a split, or what is done to rows. */
export function takeSimple(
  gathered: Gathered,
  step: Step,
  gives: readonly string[],
  study = gathered.study(step),
): void {
  const node = step.statement.syntax;
  const assignment = assignmentIn(node);
  if (assignment !== null && takeRaw(gathered, step, study, assignment, gives)) return;
  if (assignment !== null && takeSplit(gathered, step, study, assignment, gives)) return;
  const kept = keepSimple(study, node, gathered.needed);
  if (kept === null) return;
  const binds = assignment === null ? [] : elementsOf(assignment.left).filter((part) => part.type === 'identifier');
  for (const name of binds) gathered.needed.delete(name.text);
  gathered.need(kept.needs, step);
  gathered.pieces.push({
    kind: 'statement',
    step,
    node,
    edits: kept.edits,
    gives,
    needs: kept.needs,
    mutates: kept.mutates === null ? [] : [kept.mutates],
  });
}
