import type { SyntaxNode } from '#core/python/syntax.ts';
import { argumentsOf } from './given.ts';
import { learnedIn, statistic, taken, withLearned } from './learned.ts';
import { rowsMethod } from './rows-methods.ts';
import type { Run } from './run.ts';
import { shifts, statistics, windows } from './tables.ts';
import { freshRows, nothing, type Opaque, type Rows, type Value } from './value.ts';

/** A method of rows that are gathered in groups. */
export function groupsMethod(run: Run, node: SyntaxNode, groups: Opaque & { rows: Rows }, method: string): Value {
  const { rows } = groups;
  if (shifts.has(method) || windows.has(method)) return rowsMethod(run, node, rows, method);
  if (statistics.has(method)) return statistic(run.here(node), method, rows);
  const [first = nothing] = argumentsOf(run, node);
  // A row for each group: other rows than those that went in.
  if (/^agg(?:regate)?$/.test(method)) return { ...freshRows(run.fresh()), learned: rows.learned, chain: null };
  if (!/^(?:transform|apply)$/.test(method)) return { ...groups, grouped: false };
  if (first.kind === 'constant' && typeof first.value === 'string' && statistics.has(first.value))
    return withLearned(rows, [taken(run.here(node), first.value, rows)]);
  // A function gets each group: what it takes from one, it takes from these rows.
  const result = first.kind === 'function' ? run.perform(first, [rows]) : nothing;
  const learned = learnedIn(result);
  return learned.length > rows.learned.length || result.kind === 'statistic'
    ? withLearned(rows, learned)
    : { ...groups, grouped: false };
}
