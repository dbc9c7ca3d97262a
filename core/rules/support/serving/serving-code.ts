import { effectOf, isRoute } from '#core/python/effects/index.ts';
import { placedArgument } from '#core/python/facts/context.ts';
import type { Analysis, Call, Statement } from '#core/python/model.ts';
import type { SyntaxNode } from '#core/python/syntax.ts';
import { importedPath } from '../imported-path.ts';

/** A function that takes part in an answer. */
export interface ServingPart {
  readonly cell: number;
  readonly node: SyntaxNode;
  /** Those inside it. */
  readonly calls: readonly Call[];
}

/**
 * Each way to answer a request: the function that a route or a serving tool calls, and those of the notebook that it calls.
 * Routes that are there to train (`/train`) are left out.
 */
export function servingCode(analysis: Analysis): (readonly ServingPart[])[] {
  const functions = new Map(
    analysis.statements
      .filter(({ kind }) => kind === 'function_definition')
      .flatMap((statement) => statement.defines.map((name) => [name, statement] as const)),
  );
  const handlers = handlerNames(analysis);
  return analysis.statements
    .flatMap((statement) => answering(analysis, statement, handlers))
    .map((first) => withHelpers(first, functions));
}

function withHelpers(first: ServingPart, functions: ReadonlyMap<string, Statement>): readonly ServingPart[] {
  const parts = [first];
  const seen = new Set<Statement>();
  // Those that are called are added while the loop runs, and looked at in their turn.
  for (const { calls } of parts)
    for (const { path } of calls) {
      const called = functions.get(path);
      if (called === undefined || seen.has(called) || called.syntax === first.node) continue;
      seen.add(called);
      parts.push(partOf(called, called.syntax));
    }
  return parts;
}

const partOf = ({ cell, calls }: Statement, node: SyntaxNode): ServingPart => ({
  cell,
  node,
  calls: calls.filter(({ syntax }) => syntax.start >= node.start && syntax.end <= node.end),
});

/** Functions handed to a serving tool: `gradio.Interface(fn=answer)`. */
function handlerNames({ statements }: Analysis): ReadonlySet<string> {
  return new Set(
    statements.flatMap(({ calls }) =>
      calls.flatMap((call) => {
        const place = effectOf(call.path)?.answersBy;
        return place === undefined || place === 'decorated' ? [] : (placedArgument(call, place)?.names ?? []);
      }),
    ),
  );
}

/** The functions and methods of a statement that answer requests. */
function answering(analysis: Analysis, statement: Statement, handlers: ReadonlySet<string>): ServingPart[] {
  const { kind, syntax } = statement;
  if (kind === 'function_definition') {
    const handed = statement.defines.some((name) => handlers.has(name) && !teaches(name));
    return handed || isRouted(statement, syntax) ? [partOf(statement, syntax)] : [];
  }
  if (kind !== 'class_definition') return [];
  const definition = syntax.type === 'decorated_definition' ? syntax.child('definition') : syntax;
  const method = answeringMethod(analysis, definition);
  return (definition?.child('body')?.parts ?? [])
    .filter((each) => each.child('name')?.text === method || isRouted(statement, each))
    .map((each) => partOf(statement, each));
}

/** How a class answers, by the classes it is made from: `predict` of a model for MLflow. */
function answeringMethod({ imports }: Analysis, definition: SyntaxNode | null): string | null {
  const parents = definition?.child('superclasses')?.parts ?? [];
  const methods = parents.map(({ text }) => effectOf(importedPath(imports, text))?.answeringMethod);
  return methods.find((each) => each !== undefined) ?? null;
}

function isRouted({ calls }: Statement, node: SyntaxNode): boolean {
  if (node.type !== 'decorated_definition') return false;
  return node.parts.some((part) => {
    const [expression] = part.type === 'decorator' ? part.parts : [];
    if (expression === undefined) return false;
    const call = calls.find(({ syntax }) => syntax.start === expression.start && syntax.end === expression.end);
    if (!isRoute(call?.path ?? expression.text)) return false;
    const address = call?.arguments[0]?.literal;
    return !teaches(typeof address === 'string' ? address : (node.child('definition')?.child('name')?.text ?? ''));
  });
}

/** A route or a function that is there to train. */
const teaches = (name: string): boolean => /(?:^|[/_-])(?:re|pre)?(?:train|fit|learn|tune|teach)|feedback/i.test(name);
