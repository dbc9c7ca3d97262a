import type { Analysis } from '#core/python/model.ts';
import type { FixDraft } from '../define.ts';
import { cellAt, isMagicCell } from './source.ts';

type Edit = FixDraft['edits'][number];

/** The name a module is bound to where `cell` runs in document order, or null when it was not imported by then. */
export function bindingOf(analysis: Analysis, module: string, cell: number): string | null {
  const found = analysis.imports.find((item) => item.path === module && item.cell <= cell && !item.conditional);
  return found?.binding ?? null;
}

/** Edits that put `import module` on top of a cell unless it is imported by then; null where no line can be put. */
export function importBefore(analysis: Analysis, module: string, cell: number): Edit[] | null {
  if (bindingOf(analysis, module, cell) !== null) return [];
  const syntax = cellAt(analysis, cell);
  if (syntax === null || isMagicCell(syntax)) return null;
  const start = { line: 0, character: 0 };
  return [{ cell, range: { start, end: start }, newText: `import ${module}\n` }];
}
