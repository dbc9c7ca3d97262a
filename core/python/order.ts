import type { ParsedCell } from './cell-syntax.ts';
import type { PythonRules } from './dry-run.ts';
import { executionOrder } from './execution-order.ts';
import type { CellSyntax, Order, Statement, UndefinedName } from './model.ts';
import type { StatementNames } from './names.ts';
import { Rehearsal } from './rehearsal.ts';

/** Document and execution order of the code cells, and the names each reads before anything defined them. */
export function orderOf(
  syntaxes: readonly CellSyntax[],
  cells: readonly ParsedCell[],
  statements: readonly Statement[],
  names: readonly StatementNames[],
  python: PythonRules,
): Order {
  const document = syntaxes.map(({ cell }) => cell.index);
  const rehearsal = new Rehearsal(cells, statements, names, python);
  const undefinedIn = (order: readonly number[]): UndefinedName[] => rehearsal.undefinedIn(order);
  const execution = executionOrder(syntaxes, statements, undefinedIn);
  const whole = rehearsal.wholeIn(document);
  return {
    document,
    execution,
    undefinedInDocument: whole.undefined,
    inBodies: whole.inBodies,
    undefinedInExecution: execution === null ? [] : undefinedIn(execution),
  };
}
