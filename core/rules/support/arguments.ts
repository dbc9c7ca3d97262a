import { Positions } from '#core/notebook/positions.ts';
import { statementsOf } from '#core/python/by-cell.ts';
import type { Analysis, Argument, Call } from '#core/python/model.ts';
import type { Range } from '#protocol/finding.ts';
import type { FixDraft, Spot } from '../define.ts';
import { cellAt, textAt } from './source.ts';

type Edit = FixDraft['edits'][number];

/** The call at a place that a fact gives. */
export function callAt(analysis: Analysis, { cell, range }: Spot): Call | null {
  for (const statement of statementsOf(analysis, cell)) {
    const found = statement.calls.find((call) => sameRange(call.range, range));
    if (found) return found;
  }
  return null;
}

const sameRange = (a: Range, b: Range): boolean =>
  a.start.line === b.start.line &&
  a.start.character === b.start.character &&
  a.end.line === b.end.line &&
  a.end.character === b.end.character;

export const keyword = (call: Call, name: string): Argument | null =>
  call.arguments.find((argument) => argument.keyword === name) ?? null;

export const hasKeyword = (call: Call, name: string): boolean => keyword(call, name) !== null;

/** Edit that gives a call a keyword argument: replaced where it is there, else put last. */
export function withKeyword(analysis: Analysis, cell: number, call: Call, name: string, value: string): Edit | null {
  const given = keyword(call, name);
  if (given) return { cell, range: given.range, newText: value };
  const last = call.arguments.at(-1);
  if (last) return { cell, range: { start: last.range.end, end: last.range.end }, newText: `, ${name}=${value}` };
  if (!/\(\s*\)$/.test(textAt(analysis, { cell, range: call.range }))) return null;
  const { line, character } = call.range.end;
  const inside = { line, character: character - 1 };
  return { cell, range: { start: inside, end: inside }, newText: `${name}=${value}` };
}

/** Edit that takes an argument out of a call, with the comma that goes with it. */
export function withoutArgument(analysis: Analysis, cell: number, call: Call, argument: Argument): Edit | null {
  const source = cellAt(analysis, cell)?.cell.source;
  if (source === undefined) return null;
  const positions = new Positions(source);
  const [from, to] = [positions.offset(call.range.start), positions.offset(call.range.end)];
  const end = positions.offset(argument.range.end);
  const written = source.slice(from, positions.offset(argument.range.start));
  const start = from + written.length - (/(?:\w+\s*=\s*|\*\*?)$/.exec(written)?.[0].length ?? 0);
  const before = /,\s*$/.exec(source.slice(from, start))?.[0].length;
  if (before !== undefined) return { cell, range: positions.range(start - before, end), newText: '' };
  const after = /^\s*,\s*/.exec(source.slice(end, to))?.[0].length ?? 0;
  return { cell, range: positions.range(start, end + after), newText: '' };
}
