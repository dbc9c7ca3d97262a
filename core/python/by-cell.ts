import type { Analysis, Statement } from './model.ts';

const kept = new WeakMap<readonly Statement[], ReadonlyMap<number, readonly Statement[]>>();

/** The statements of a cell, by its document index, in order. Sorted into cells once an analysis. */
export function statementsOf(analysis: Pick<Analysis, 'statements'>, cell: number): readonly Statement[] {
  const known = kept.get(analysis.statements) ?? Map.groupBy(analysis.statements, (statement) => statement.cell);
  kept.set(analysis.statements, known);
  return known.get(cell) ?? [];
}
