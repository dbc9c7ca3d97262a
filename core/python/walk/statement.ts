import type { Environment, StatementNames } from '../names.ts';
import type { SyntaxNode } from '../syntax.ts';
import { assignmentVisitors } from './assignments.ts';
import { branchVisitors } from './branches.ts';
import { callVisitors } from './calls.ts';
import { classVisitors } from './classes.ts';
import { comprehensionVisitors } from './comprehensions.ts';
import { expressionVisitors } from './expressions.ts';
import { functionVisitors } from './functions.ts';
import { importVisitors } from './imports.ts';
import { matchVisitors } from './match.ts';
import { type Visitor, Walk } from './walk.ts';

const visitors: ReadonlyMap<string, Visitor> = new Map([
  ...expressionVisitors,
  ...assignmentVisitors,
  ...callVisitors,
  ...importVisitors,
  ...functionVisitors,
  ...classVisitors,
  ...comprehensionVisitors,
  ...branchVisitors,
  ...matchVisitors,
]);

/** One pass over a top-level statement. Updates `environment` as the statement would. */
export function walkStatement(statement: SyntaxNode, environment: Environment): StatementNames {
  const walk = new Walk(environment, visitors);
  walk.visit(statement);
  return walk.notes.names();
}
