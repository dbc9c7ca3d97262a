import type { Analysis, Statement, UndefinedName } from '#core/python/model.ts';
import type { FixDraft } from '../define.ts';
import { cellAt, isMagicCell } from './source.ts';

/**
 * Where a name that is missing comes from an import that stands too low: the same import, above its first use. Safe, since
 * importing twice is as good as once.
 */
export function importFixes(analysis: Analysis, names: readonly UndefinedName[]): FixDraft[] {
  const [first] = names;
  const cell = first === undefined ? null : cellAt(analysis, first.cell);
  const found = names.map(({ name }) => importOf(analysis, name));
  if (first === undefined || cell === null || isMagicCell(cell) || found.some((each) => each === null)) return [];
  const lines = [...new Set(found.flatMap((each) => (each === null ? [] : [each.text])))];
  // A future import has to come first in its cell, and one of several lines may hold other names.
  if (lines.some((line) => line.includes('__future__'))) return [];
  const start = { line: 0, character: 0 };
  const text = lines.map((line) => `${line}\n`).join('');
  const title =
    lines.length === 1 && lines[0] !== undefined && !lines[0].includes('\n')
      ? `Add \`${lines[0]}\` here`
      : 'Add the imports here';
  return [{ title, kind: 'safe', edits: [{ cell: first.cell, range: { start, end: start }, newText: text }] }];
}

const importOf = (analysis: Analysis, name: string): Statement | null =>
  analysis.statements.find(
    ({ kind, defines }) => /^import_(?:from_)?statement$/.test(kind) && defines.includes(name),
  ) ?? null;
