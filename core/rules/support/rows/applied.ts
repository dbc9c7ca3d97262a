import { isWithinRows } from './axis.ts';
import { derived } from './combine.ts';
import type { Given } from './given.ts';
import { learnedIn, withLearned } from './learned.ts';
import type { Run } from './run.ts';
import { type Callable, noColumns, nothing, type Rows, type Value } from './value.ts';

/**
 * A function of the notebook given to a method of a frame or a column. `pipe` hands it the whole, `apply` of a frame one column after
 * the other; each value of a column or each row is nothing that statistics are taken over.
 */
export function applied(run: Run, rows: Rows, method: string, given: Given, first: Callable): Value {
  const axis = method === 'pipe' ? null : given.at(1, 'axis');
  const single = rows.columns.single !== null || rows.columns.span?.[1] === (rows.columns.span?.[0] ?? 0) + 1;
  const whole =
    method === 'pipe' || (!single && !(axis !== null && isWithinRows(axis)) && !/^(?:apply)?map$/.test(method));
  const more = method === 'pipe' ? given.positional.slice(1).map((node) => run.evaluate(node)) : [];
  const result = run.perform(first, [whole ? rows : nothing, ...more]);
  if (method === 'pipe') return result;
  const plain = { ...derived([rows], () => run.fresh()), learned: rows.learned };
  return whole && result.kind === 'statistic' ? result : withLearned(plain, learnedIn(result));
}

/** `frame.assign(price=..., share=lambda frame: ...)`: what is in the values is in the table now. */
export function assigned(run: Run, rows: Rows, given: Given): Rows {
  const values = [...given.keywords.values()].map((node) => {
    const value = run.evaluate(node);
    return value.kind === 'function' ? run.perform(value, [rows]) : value;
  });
  return withLearned({ ...rows, columns: noColumns }, values.flatMap(learnedIn));
}
