import type { Environment } from '../environment.ts';
import type { StatementNames } from '../names.ts';
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
import { holds, Recording, replay, type Trace } from './trace.ts';
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

/** Walks already made: a notebook is walked twice, so two of each statement hold again after an edit elsewhere. */
const kept = new WeakMap<SyntaxNode, readonly Trace<StatementNames>[]>();
const keptOfEach = 3;

/** What a top-level statement does with names. Updates `environment` as the statement would. */
export function walkStatement(statement: SyntaxNode, environment: Environment): StatementNames {
  const traces = kept.get(statement) ?? [];
  const known = traces.find((trace) => holds(trace, environment));
  if (known !== undefined) {
    replay(known, environment);
    return known.result;
  }
  const recording = new Recording(environment);
  const walk = new Walk(recording, visitors);
  walk.visit(statement);
  const trace = recording.close(walk.notes.names());
  kept.set(statement, [trace, ...traces].slice(0, keptOfEach));
  return trace.result;
}
