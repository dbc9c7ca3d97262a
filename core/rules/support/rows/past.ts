import type { Analysis, Statement } from '#core/python/model.ts';
import type { SyntaxNode } from '#core/python/syntax.ts';
import { Interpreter } from './interpreter.ts';
import { copyOf, emptyMemory, type Memory, Numbers } from './memory.ts';

/** A cell that ran, and what was known after it. */
interface Done {
  readonly statements: readonly Statement[];
  readonly after: Memory;
}

/** The last run of a notebook, cell by cell. */
interface Past {
  readonly numbers: Numbers;
  readonly done: readonly Done[];
}

/** By the first statement that ran: syntax is kept from one analysis to the next. */
const kept = new WeakMap<SyntaxNode, Past>();

/**
 * Runs cells in their order, going on from where the last run of the same notebook was before the first cell that changed. Each of
 * `cells` holds a statement at least.
 */
export function runFromChange(
  cells: readonly (readonly Statement[])[],
  analysis: Analysis,
): { memory: Memory; interpreter: Interpreter } {
  const first = cells[0]?.[0]?.syntax;
  const past = first === undefined ? undefined : kept.get(first);
  const changed = cells.findIndex((statements, index) => !isSame(past?.done[index]?.statements, statements));
  const done = past?.done.slice(0, changed === -1 ? cells.length : changed) ?? [];
  const numbers = past?.numbers ?? new Numbers();
  const memory = copyOf(done.at(-1)?.after ?? emptyMemory());
  const interpreter = new Interpreter(analysis, memory, numbers);
  const added = cells.slice(done.length).map((statements): Done => {
    for (const statement of statements) interpreter.run(statement);
    return { statements, after: copyOf(memory) };
  });
  if (first !== undefined) kept.set(first, { numbers, done: [...done, ...added] });
  return { memory, interpreter };
}

/** Statements that stand where they stood, and whose calls mean what they meant. */
const isSame = (before: readonly Statement[] | undefined, now: readonly Statement[]): boolean =>
  before?.length === now.length &&
  now.every((statement, index) => {
    const other = before[index];
    return (
      other?.id === statement.id &&
      other.cell === statement.cell &&
      other.syntax === statement.syntax &&
      other.calls === statement.calls
    );
  });
