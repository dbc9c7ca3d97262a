import { namesBound, parameterNames } from '../binding.ts';
import type { FunctionFacts } from '../names.ts';
import type { SyntaxNode } from '../syntax.ts';
import type { Visitor, Walk } from './walk.ts';

const functionDefinition: Visitor = (walk, node) => {
  const name = node.child('name')?.text ?? '';
  const parameters = node.child('parameters');
  const body = node.child('body');
  parameterDefaults(walk, parameters);
  walk.visitAll([node.child('return_type')]);
  const { bound, global } = body === null ? nothingBound : namesBound(body);
  const names = parameterNames(parameters);
  // Bound first, so that a function that calls itself knows its own name.
  walk.bind(name, { kind: 'local', path: name });
  const locals = new Set([...bound, ...names].filter((local) => !global.has(local)));
  callable(walk, { name, parameters: names, locals, body });
};

const nothingBound = { bound: new Set<string>(), global: new Set<string>() };

/** A lambda that is called later: what its body does is noted as a function's, under a name where it has one. */
export function visitLambda(walk: Walk, node: SyntaxNode, name: string | null): void {
  const parameters = node.child('parameters');
  parameterDefaults(walk, parameters);
  const names = parameterNames(parameters);
  callable(walk, { name, parameters: names, locals: new Set(names), body: node.child('body') });
}

/** A lambda that is called where it stands, as in `df.apply(lambda row: ...)`. */
export function visitCalledLambda(walk: Walk, node: SyntaxNode): void {
  const parameters = node.child('parameters');
  parameterDefaults(walk, parameters);
  const names = parameterNames(parameters);
  const scope = { kind: 'function', locals: new Set(names), parameters: names } as const;
  walk.scopes.within(scope, () => walk.visitAll([node.child('body')]));
}

interface Callable {
  readonly name: string | null;
  readonly parameters: readonly string[];
  readonly locals: ReadonlySet<string>;
  readonly body: SyntaxNode | null;
}

function callable(walk: Walk, { name, parameters, locals, body }: Callable): void {
  const { notes, scopes, circumstances } = walk;
  const outermost = !circumstances.deferred && scopes.outermost;
  const mark = { reads: notes.reads.length, calls: notes.calls.length, inner: notes.inner.length };
  const before = { binds: new Set(notes.binds), mutates: new Set(notes.mutates) };
  const scope = scopes.within({ kind: 'function', locals, parameters }, () => walk.inBody(() => walk.visitAll([body])));
  const facts: FunctionFacts = {
    name: name ?? '<lambda>',
    parameters,
    reads: notes.reads.slice(mark.reads),
    calls: notes.calls.slice(mark.calls),
    binds: [...notes.binds].filter((bound) => !before.binds.has(bound) && bound !== name),
    mutates: [...notes.mutates].filter((changed) => !before.mutates.has(changed)),
    mutatesParameters: [...scope.mutatesParameters],
    functions: notes.inner.splice(mark.inner),
    branch: circumstances.conditional,
  };
  if (!outermost) {
    notes.inner.push(facts);
    return;
  }
  // What the body does happens when it is called, not here.
  for (const bound of facts.binds) notes.binds.delete(bound);
  for (const changed of facts.mutates) notes.mutates.delete(changed);
  notes.functions.push(facts);
  if (name !== null) walk.environment.set(name, { value: walk.environment.get(name)?.value ?? null, callable: facts });
}

function parameterDefaults(walk: Walk, parameters: SyntaxNode | null): void {
  for (const parameter of parameters?.parts ?? []) walk.visitAll([parameter.child('value'), parameter.child('type')]);
}

export const functionVisitors: readonly (readonly [string, Visitor])[] = [
  ['function_definition', functionDefinition],
  ['lambda', (walk, node) => visitLambda(walk, node, null)],
];
