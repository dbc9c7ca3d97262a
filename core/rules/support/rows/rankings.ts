import type { SyntaxNode } from '#core/python/syntax.ts';
import { argumentsOf } from './given.ts';
import { taken, withLearned } from './learned.ts';
import type { Run } from './run.ts';
import type { Learned, Ranking, Rows, Value } from './value.ts';

/** `frame.corr()`, `frame.corrwith(target)`. */
export function rankingOf(run: Run, node: SyntaxNode, rows: Rows, method: 'corr' | 'corrwith'): Ranking {
  return { kind: 'ranking', learned: taken(run.here(node), method, rows), of: method === 'corr' ? 'matrix' : 'column' };
}

/** Sorted, cut off or made a list, it still ranks; `to_csv` and `plot` give nothing. */
export function rankingMethod(run: Run, node: SyntaxNode, ranking: Ranking, method: string): Ranking {
  argumentsOf(run, node);
  return method === 'unstack' || method === 'stack' ? { ...ranking, of: 'matrix' } : ranking;
}

/** `corr["sold"]`: how strongly all go with one. `corr[corr > 0.5]` are some of the same. */
export const rankingItem = (ranking: Ranking, index: SyntaxNode): Ranking =>
  index.type === 'string' || index.type === 'identifier' ? { ...ranking, of: 'column' } : ranking;

/** What chose the names of columns in a value. A choice by all of a matrix is of twins, and knows nothing of the target. */
export const choosersIn = (value: Value): readonly Learned[] =>
  value.kind === 'ranking'
    ? value.of === 'column'
      ? [value.learned]
      : []
    : value.kind === 'list'
      ? value.items.flatMap(choosersIn)
      : [];

/** Rows whose columns were chosen by such names. */
export const withChosen = (rows: Rows, names: Value): Rows => withLearned(rows, choosersIn(names));
