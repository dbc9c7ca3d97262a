import { statementsOf } from '#core/python/by-cell.ts';
import type { Analysis, Statement } from '#core/python/model.ts';

/** A cell that reads a name after other changes to it than the order of the page says. */
export interface OrderDifference {
  readonly name: string;
  readonly reader: Statement;
  /** Statements that changed the name before the reader in one order and not in the other. */
  readonly writer: Statement;
  /** `page`: the writer comes first on the page but ran later. `run`: it ran first but comes later on the page. */
  readonly first: 'page' | 'run';
}

/**
 * Compares what had happened to every name when a cell read it, in the order of the page and in the order of the execution
 * counts. A name whose definers are all missing from one order says nothing: a count is only that of the last run. Nor does a cell
 * without a count, whose place is a guess, nor any count where one occurs twice: the kernel was started anew between them.
 */
export function orderDifferences(analysis: Analysis): OrderDifference[] {
  const { execution, document } = analysis.order;
  const counts = new Map(analysis.cells.map(({ cell }) => [cell.index, cell.executionCount]));
  const told = [...counts.values()].filter((count) => count !== null);
  if (execution === null || new Set(told).size < told.length) return [];
  const ran = new Set(execution);
  const onPage = chains(
    analysis,
    document.filter((cell) => ran.has(cell)),
  );
  const inRun = chains(analysis, execution);
  const differences: OrderDifference[] = [];
  const seen = new Set<string>();
  const isCounted = ({ cell }: Statement): boolean => (counts.get(cell) ?? null) !== null;
  for (const [key, { name, reader, writers: page }] of onPage) {
    const run = inRun.get(key)?.writers ?? [];
    if (run.length === 0 || page.length === 0 || !isCounted(reader)) continue;
    const missing = page.find((writer) => isCounted(writer) && !isAmong(run, writer));
    const extra = run.find((writer) => isCounted(writer) && !isAmong(page, writer));
    const writer = missing ?? extra;
    if (writer === undefined || seen.has(`${reader.cell} ${name}`)) continue;
    seen.add(`${reader.cell} ${name}`);
    differences.push({ name, reader, writer, first: missing ? 'page' : 'run' });
  }
  return differences;
}

interface Chain {
  readonly name: string;
  readonly reader: Statement;
  readonly writers: readonly Statement[];
}

/** For every name a cell reads from other cells: the statements that made it what it is, oldest first. */
function chains(analysis: Analysis, order: readonly number[]): Map<string, Chain> {
  const state = new Map<string, Statement[]>();
  const found = new Map<string, Chain>();
  for (const cell of order) {
    for (const statement of statementsOf(analysis, cell)) {
      const own = new Set(statement.uses.map(({ name }) => name));
      for (const name of own) {
        const writers = state.get(name) ?? [];
        if (writers.every((writer) => writer.cell !== cell))
          found.set(`${statement.id} ${name}`, { name, reader: statement, writers });
      }
      for (const name of statement.defines) {
        const adds = own.has(name) || statement.kind === 'if_statement' || statement.kind === 'try_statement';
        state.set(name, [...(adds ? (state.get(name) ?? []) : []), statement]);
      }
      for (const name of statement.mutates)
        if (!statement.defines.includes(name)) state.set(name, [...(state.get(name) ?? []), statement]);
    }
  }
  return found;
}

/** The statement itself, or one that gives the same thing wherever it runs: any import, the same definition, the same literal. */
const isAmong = (writers: readonly Statement[], writer: Statement): boolean =>
  writers.includes(writer) ||
  /import/.test(writer.kind) ||
  (isSteady(writer) && writers.some(({ text }) => text === writer.text));

function isSteady({ kind, uses, mutates, calls }: Statement): boolean {
  if (/function_definition|class_definition/.test(kind)) return true;
  return kind === 'assignment' && uses.length === 0 && mutates.length === 0 && calls.length === 0;
}
