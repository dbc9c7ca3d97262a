import { parameterNames } from '../binding.ts';
import type { SyntaxNode } from '../syntax.ts';
import { BlockCutter } from './block.ts';
import type { Gathered } from './gathered.ts';
import { ownNames } from './inner.ts';
import { isState, type Known } from './known.ts';
import type { Piece } from './pieces.ts';
import { argumentsOf, type Step } from './trace.ts';

/** A function or class of the notebook; state that a function computes is cut out of its body. */
export function takeDefinition(gathered: Gathered, step: Step, gives: readonly string[]): void {
  const node = step.statement.syntax;
  const definition = node.type === 'decorated_definition' ? node.child('definition') : node;
  for (const name of gives) gathered.needed.delete(name);
  const [name] = gives;
  const used = name === undefined ? undefined : firstUse(gathered, name, step);
  const facts = name === undefined ? undefined : gathered.facts.get(name);
  const needs = (facts?.reads.map((read) => read.name) ?? []).filter((read) => {
    const value = gathered.kindOf(read, used ?? step);
    return value !== undefined && !isState(value);
  });
  gathered.need(needs, step);
  const isFunction = definition !== null && definition.type !== 'class_definition';
  const edits =
    isFunction && used !== undefined && name !== undefined ? editsOf(gathered, step, definition, name, used) : [];
  gathered.pieces.push({ kind: 'function', step, node, edits, gives, needs, mutates: [] });
}

/** The piece, already found, that uses the function first. */
function firstUse({ trace, pieces }: Gathered, name: string, step: Step): Step | undefined {
  const users = trace.steps.filter(
    (other) => other.at > step.at && other.statement.uses.some((use) => use.name === name),
  );
  return users.find((other) => pieces.some((piece) => piece.step === other)) ?? users[0];
}

function editsOf(gathered: Gathered, step: Step, definition: SyntaxNode, name: string, used: Step): Piece['edits'] {
  const { trace, writer } = gathered;
  const body = definition.child('body');
  if (body === null || body.type !== 'block') return [];
  const given = givenTo(gathered, name, used);
  const state = gathered.state(used).inside(definition, given);
  for (const part of body.parts) state.apply(part);
  const parameters = parameterNames(definition.child('parameters'));
  for (const [index, parameter] of parameters.entries()) {
    const value = given[index];
    if (value !== undefined && value.kind === 'rows') state.environment.set(parameter, value);
  }
  const keys = parameters.filter((_, index) => given[index]?.kind === 'constant');
  const calls = trace.steps.flatMap(({ statement }) => statement.calls.filter((call) => call.path === name));
  const hindrance =
    calls.length > 1 && keys.length === 0
      ? `each time \`${name}\` is called, and it is called ${calls.length} times`
      : null;
  const cell = { index: step.cell.cell.index, python: step.cell.python };
  const own = new Set([...ownNames(body, trace), ...parameters]);
  return new BlockCutter(trace, writer, used, state, cell).body(body, new Set(), {
    ...{ keys, cell: cell.index, own, hindrance },
  }).edits;
}

/** Kinds of the arguments at the first call that is kept; one row or cell when it is handed to `apply`. */
function givenTo(gathered: Gathered, name: string, used: Step): readonly Known[] {
  const call = used.statement.calls.find((item) => item.path === name);
  if (call === undefined) return [{ kind: 'rows', shape: 'item', hasTarget: false, strings: null }];
  const study = gathered.state(used).study();
  return argumentsOf(call.syntax).nodes.map((node) => study.of(node).known);
}
