import type { Analysis, UndefinedName } from '#core/python/model.ts';

/** Why a name is not there when the cells run from top to bottom. */
export type Missing =
  /** The count says the cell ran, so a cell that is gone defined it. */
  | { readonly kind: 'deleted' }
  /** A cell further down defines it, and ran before. */
  | { readonly kind: 'ran-earlier'; readonly cell: number }
  /** A cell further down, or a later line, defines it; nothing says that this ever worked. */
  | { readonly kind: 'later'; readonly cell: number }
  /** The cell was the first that its kernel ran: no cell that is gone can have defined it. */
  | { readonly kind: 'first' }
  /** A `del` above took it away. */
  | { readonly kind: 'removed'; readonly cell: number }
  | { readonly kind: 'nowhere' };

export function whyMissing(analysis: Analysis, name: UndefinedName): Missing {
  const count = countOf(analysis, name.cell);
  const failed = failedFor(analysis, name);
  const { definedLater } = name;
  const remover = removerOf(analysis, name);
  if (remover !== null) return { kind: 'removed', cell: remover };
  // A cell that ran proves nothing of a branch it may not have taken.
  if (name.branch) return definedLater === null ? { kind: 'nowhere' } : { kind: 'later', cell: definedLater };
  if (definedLater === null) {
    if (count === null || failed) return { kind: 'nowhere' };
    return { kind: count === 1 ? 'first' : 'deleted' };
  }
  const other = countOf(analysis, definedLater);
  const before = count !== null && other !== null && other < count;
  // In one cell: it ran without a complaint, so it ran twice.
  const again = definedLater === name.cell && count !== null && !failed;
  return { kind: before || again ? 'ran-earlier' : 'later', cell: definedLater };
}

/** The cell whose `del` comes last before the read, with nothing that defines the name in between or after. */
function removerOf(analysis: Analysis, { name, cell, range }: UndefinedName): number | null {
  const isAbove = (other: { readonly cell: number; readonly range: { readonly start: { readonly line: number } } }) =>
    other.cell < cell || (other.cell === cell && other.range.start.line < range.start.line);
  const last = analysis.statements.findLast(
    (item) => isAbove(item) && (item.deletes.includes(name) || item.defines.includes(name)),
  );
  return last?.deletes.includes(name) ? last.cell : null;
}

const countOf = (analysis: Analysis, index: number): number | null =>
  analysis.notebook.cells[index]?.executionCount ?? null;

/** The cell's own output is the error that the name is missing. */
function failedFor(analysis: Analysis, { cell, name }: UndefinedName): boolean {
  const outputs = analysis.notebook.cells[cell]?.outputs ?? [];
  return outputs.some(({ kind, text }) => kind === 'error' && (!text.includes('NameError') || text.includes(name)));
}
