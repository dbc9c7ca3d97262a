import { literalOf } from '#core/python/literal.ts';
import type { SyntaxNode } from '#core/python/syntax.ts';
import { unique } from './combine.ts';
import { givenTo } from './given.ts';
import { rowsMethod } from './rows-methods.ts';
import type { Run } from './run.ts';
import { shifts, statistics, windows } from './tables.ts';
import { freshRows, type Opaque, type Rows, type Value } from './value.ts';

/** A method of rows that are gathered in groups. */
export function groupsMethod(run: Run, node: SyntaxNode, groups: Opaque & { rows: Rows }, method: string): Value {
  const { rows } = groups;
  const given = givenTo(node);
  const { cell, range } = run.here(node);
  const taken = { cell, range, origin: rows.origin, part: rows.part };
  if (shifts.has(method) || windows.has(method)) return rowsMethod(run, node, rows, method);
  if (statistics.has(method)) return { kind: 'statistic', what: method, ...taken };
  const [how] = given.positional;
  const what = how === undefined || !/^(?:transform|apply)$/.test(method) ? null : statisticNamed(how);
  for (const argument of [...given.positional, ...given.keywords.values()]) run.evaluate(argument);
  // A row for each group: other rows than those that went in.
  if (what === null && /^agg(?:regate)?$/.test(method))
    return { ...freshRows(run.fresh()), learned: rows.learned, chain: null };
  if (what === null) return { ...groups, grouped: false };
  return { ...rows, learned: unique([...rows.learned, { what, ...taken }]) };
}

/** `"mean"`, or a function of a group that fills or scales with a statistic of it. */
function statisticNamed(node: SyntaxNode): string | null {
  const literal = literalOf(node);
  if (typeof literal === 'string') return statistics.has(literal) ? literal : null;
  if (node.type !== 'lambda') return null;
  const name = node.child('parameters')?.text ?? '';
  const fills = new RegExp(`\\b${name}(?:\\.fillna\\(|\\s*[-/]\\s*)\\(?${name}\\.(\\w+)\\(`).exec(node.text)?.[1];
  const centred = new RegExp(`\\(${name}\\s*-\\s*${name}\\.(\\w+)\\(`).exec(node.text)?.[1];
  const found = fills ?? centred;
  return found !== undefined && statistics.has(found) ? found : null;
}
