import type { SyntaxNode } from '../syntax.ts';
import type { Gathered } from './gathered.ts';
import { copies, onlyChoosesRows } from './statement.ts';
import type { Study } from './studied.ts';
import { argumentsOf, elementsOf, type Step } from './trace.ts';

/** After a split, what was split plays its parts. */
export function takeSplit(
  gathered: Gathered,
  step: Step,
  study: Study,
  { left, right }: { left: SyntaxNode; right: SyntaxNode },
  gives: readonly string[],
): boolean {
  const path = right.type === 'call' ? (gathered.trace.callOf(right)?.path ?? '') : '';
  const paired = path.endsWith('train_test_split');
  if (!paired && !path.endsWith('.fit_resample')) return takeRowChoice(gathered, step, study, left, right);
  const { positional } = argumentsOf(right);
  for (const [index, target] of elementsOf(left).entries()) {
    if (!gives.includes(target.text)) continue;
    const given = positional[paired ? index >> 1 : index];
    if (given === undefined) continue;
    gathered.needed.delete(target.text);
    plays(gathered, step, study, target, given);
  }
  return true;
}

/** `train = df.sample(frac=0.8)`: the frame plays its part too. */
function takeRowChoice(gathered: Gathered, step: Step, study: Study, left: SyntaxNode, right: SyntaxNode): boolean {
  if (left.type !== 'identifier' || right.type === 'identifier') return false;
  if (right.type === 'call' && right.child('function')?.child('object')?.type === 'identifier' && copies(right))
    return false;
  const root = onlyChoosesRows(study, right);
  if (root === null || root === left.text || gathered.needed.has(root) || gathered.kindOf(root, step)?.kind !== 'rows')
    return false;
  gathered.needed.delete(left.text);
  gathered.writer.renames.push({ from: left.text, to: root, after: step.at });
  gathered.writer.leftOut.push({ text: right.text, step });
  gathered.need([root], step);
  return true;
}

function plays(gathered: Gathered, step: Step, study: Study, target: SyntaxNode, given: SyntaxNode): void {
  const studied = study.settled(given);
  if (given.type === 'identifier' && studied.known.kind === 'rows' && !gathered.needed.has(given.text)) {
    gathered.writer.renames.push({ from: target.text, to: given.text, after: step.at });
    gathered.need([given.text], step);
    return;
  }
  const copied = given.type === 'identifier' ? '.copy()' : '';
  gathered.pieces.push({
    kind: 'statement',
    step,
    node: given,
    edits: [
      { start: given.start, end: given.start, text: `${target.text} = ` },
      ...studied.edits,
      { start: given.end, end: given.end, text: copied },
    ],
    gives: [target.text],
    needs: studied.needs,
    mutates: [],
  });
  gathered.need(studied.needs, step);
}
