import type { SyntaxNode } from '#core/python/syntax.ts';
import { derived, opaque, rowsIn, scoresIn, statisticsIn, unique } from './combine.ts';
import { compared, labelled } from './measures.ts';
import type { Run } from './run.ts';
import { nothing, type Value } from './value.ts';

/** `a - b`: a statistic among them goes into the rows. */
export function arithmetic(run: Run, node: SyntaxNode): Value {
  const parts = [node.child('left'), node.child('right')].map((part) => (part === null ? nothing : run.evaluate(part)));
  const scores = [...new Set(parts.flatMap(scoresIn))];
  const [words] = parts;
  if (words?.kind === 'constant' && typeof words.value === 'string') labelled(run, node, words.value, scores);
  if (scores.length > 0) return { ...nothing, scores };
  const rows = parts.filter((part) => part.kind === 'rows');
  const [first] = rows;
  if (first === undefined) {
    const [statistic] = statisticsIn(parts);
    return statistic === undefined ? opaque(parts, () => run.fresh()) : { ...statistic, kind: 'statistic' };
  }
  if (rows.length === 1) {
    const taken = statisticsIn(parts);
    return taken.length === 0 ? first : { ...first, learned: unique([...first.learned, ...taken]) };
  }
  return compared(
    parts,
    derived(parts, () => run.fresh()),
  );
}

/** A comparison chooses or labels rows; statistics in it go nowhere. In a loop it may choose the better of two scores. */
export function comparison(run: Run, node: SyntaxNode): Value {
  const parts = node.parts.filter(({ field }) => field !== 'operators').map((part) => run.evaluate(part));
  const given = parts.flatMap(rowsIn);
  const [first] = given;
  // `strength > 0.3` says which columns.
  if (first === undefined) return parts.find(({ kind }) => kind === 'ranking') ?? nothing;
  if (given.length === 1) return compared(parts, { ...first, columns: first.columns });
  return compared(
    parts,
    derived(given, () => run.fresh()),
  );
}
