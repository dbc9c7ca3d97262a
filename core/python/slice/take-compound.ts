import type { SyntaxNode } from '../syntax.ts';
import { BlockCutter } from './block.ts';
import type { Gathered } from './gathered.ts';
import { innerEffects, ownNames } from './inner.ts';
import { blockOf } from './state.ts';
import { takeSimple } from './take-simple.ts';
import type { Step } from './trace.ts';

/** A loop, a condition or a context, with what of its body is needed. */
export function takeCompound(gathered: Gathered, step: Step): void {
  const node = step.statement.syntax;
  const state = gathered.state(step);
  if (node.type === 'for_statement' && takeSplitLoop(gathered, step, node)) return;
  // Kinds inside the block are those after it ran once.
  state.apply(node);
  const cell = { index: step.cell.cell.index, python: step.cell.python };
  const cutter = new BlockCutter(gathered.trace, gathered.writer, step, state, cell);
  const kept = cutter.compound(node, new Set(gathered.needed), {
    keys: [],
    cell: cell.index,
    own: ownNames(node, gathered.trace),
    hindrance: null,
  });
  if (kept === null) return;
  const gives = step.statement.defines.filter((name) => gathered.needed.has(name));
  gathered.need(kept.needs, step);
  gathered.pieces.push({
    ...{ kind: 'statement', step, node, edits: kept.edits, gives },
    ...{ needs: kept.needs, mutates: kept.mutates },
  });
}

/** `for train, test in folds.split(X)` chooses rows: what its body makes of them is made once, of all rows. */
function takeSplitLoop(gathered: Gathered, step: Step, node: SyntaxNode): boolean {
  const right = node.child('right');
  const over = right === null ? null : gathered.study(step).of(right).known;
  if (over?.kind !== 'indices') return false;
  const state = gathered.state(step);
  state.apply(node);
  for (const part of blockOf(node).toReversed()) {
    const { binds, mutates } = innerEffects(part, gathered.trace);
    const gives = [...binds].filter((name) => gathered.needed.has(name));
    if (gives.length === 0 && ![...mutates].some((name) => gathered.needed.has(name))) continue;
    const inner: Step = { ...step, statement: { ...step.statement, syntax: part } };
    takeSimple(gathered, inner, gives, state.study(gathered.writer.emitter(step, null)));
  }
  return true;
}
