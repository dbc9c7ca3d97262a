import type { Analysis, UndefinedName } from '#core/python/model.ts';

/** A name that a cell reads though all that define it ran later, and the one whose value it must have read. */
export interface ImpossibleRead {
  readonly name: UndefinedName;
  readonly from: number;
}

/**
 * Reads that worked and that the counts say cannot have: the cell was the first of its session to run, and only later ones define
 * the name. Of a higher count nobody knows: a cell that ran before it may have run again since, and one that seems to have run
 * before it may have done so in another session. Where a count occurs twice there surely were two, and no cell is judged.
 */
export function impossibleReads(analysis: Analysis): ImpossibleRead[] {
  const { order, notebook } = analysis;
  const counts = new Map(analysis.cells.map(({ cell }) => [cell.index, cell.executionCount]));
  const told = [...counts.values()].filter((count) => count !== null);
  if (new Set(told).size < told.length) return [];
  const isSaid = ({ name, cell }: UndefinedName): boolean =>
    order.undefinedInDocument.some((other) => other.name === name && other.cell === cell);
  return order.undefinedInExecution.flatMap((name): ImpossibleRead[] => {
    const count = counts.get(name.cell) ?? null;
    if (count !== 1 || name.branch || isSaid(name)) return [];
    const failed = notebook.cells[name.cell]?.outputs.some(({ kind }) => kind === 'error');
    const definers = analysis.statements.filter(
      ({ cell, defines }) => cell !== name.cell && defines.includes(name.name),
    );
    const [first] = definers;
    if (failed || first === undefined) return [];
    return definers.every(({ cell }) => (counts.get(cell) ?? 0) > count) ? [{ name, from: first.cell }] : [];
  });
}
