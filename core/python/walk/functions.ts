import { namesBound, parameterNames } from '../binding.ts';
import type { FunctionFacts } from '../names.ts';
import type { SyntaxNode } from '../syntax.ts';
import type { Visitor, Walk } from './walk.ts';

const functionDefinition: Visitor = (walk, node) => {
  const name = node.child('name')?.text ?? '';
  const parameters = node.child('parameters');
  const body = node.child('body');
  const generic = typeParameters(node);
  parameterDefaults(walk, parameters);
  withTypeParameters(walk, generic, () =>
    walk.circumstances.inAnnotation(() =>
      walk.visitAll([...(parameters?.parts ?? []).map((each) => each.child('type')), node.child('return_type')]),
    ),
  );
  const { bound, global, nonlocal } = body === null ? nothingBound : namesBound(body);
  const names = parameterNames(parameters);
  // Bound first, so that a function that calls itself knows its own name.
  walk.bind(name, { kind: 'local', path: name });
  // A method knows its class by `__class__`.
  const given = [...bound, ...names, ...generic, ...(walk.scopes.isClass ? ['__class__'] : [])];
  const locals = new Set(given.filter((local) => !global.has(local)));
  callable(walk, {
    name,
    parameters: names,
    locals,
    assigned: bound.difference(new Set([...names, ...generic, ...nonlocal])),
    body,
  });
};

const nothingBound = { bound: new Set<string>(), global: new Set<string>(), nonlocal: new Set<string>() };

/** A lambda that is called later: what its body does is noted as a function's, under a name where it has one. */
export function visitLambda(walk: Walk, node: SyntaxNode, name: string | null): void {
  const parameters = node.child('parameters');
  parameterDefaults(walk, parameters);
  const names = parameterNames(parameters);
  callable(walk, { name, parameters: names, locals: new Set(names), assigned: noNames, body: node.child('body') });
}

/** A lambda that is called where it stands, as in `df.apply(lambda row: ...)`. */
export function visitCalledLambda(walk: Walk, node: SyntaxNode): void {
  const parameters = node.child('parameters');
  parameterDefaults(walk, parameters);
  const names = parameterNames(parameters);
  const scope = { kind: 'function', locals: new Set(names), parameters: names } as const;
  walk.scopes.within(scope, () => walk.visitAll([node.child('body')]));
}

const noNames: ReadonlySet<string> = new Set();

interface Callable {
  readonly name: string | null;
  readonly parameters: readonly string[];
  readonly locals: ReadonlySet<string>;
  /** Those of them that only its body binds. */
  readonly assigned: ReadonlySet<string>;
  readonly body: SyntaxNode | null;
}

function callable(walk: Walk, { name, parameters, locals, assigned, body }: Callable): void {
  const { notes, scopes, circumstances } = walk;
  const outermost = !circumstances.deferred && scopes.outermost;
  const mark = {
    reads: notes.reads.length,
    unbound: notes.unbound.length,
    calls: notes.calls.length,
    inner: notes.inner.length,
  };
  const before = { binds: new Set(notes.binds), mutates: new Set(notes.mutates) };
  const own = { kind: 'function', locals, assigned, parameters } as const;
  const scope = scopes.within(own, () => walk.inBody(() => walk.visitAll([body])));
  const facts: FunctionFacts = {
    name: name ?? '<lambda>',
    parameters,
    reads: notes.reads.slice(mark.reads),
    unbound: notes.unbound.slice(mark.unbound),
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
  for (const parameter of parameters?.parts ?? []) walk.visitAll([parameter.child('value')]);
}

/** Runs where these are names of their own, as they are beside a generic function or class only. */
export function withTypeParameters(walk: Walk, names: ReadonlySet<string>, run: () => void): void {
  if (names.size === 0) run();
  else walk.scopes.within({ kind: 'comprehension', locals: names, parameters: [] }, run);
}

/** Names of `def f[T: int, *Ts](...)` and `class C[T]`; what stands behind a colon is looked at only when asked for. */
export function typeParameters(node: SyntaxNode): ReadonlySet<string> {
  const listed = node.child('type_parameters')?.parts ?? [];
  return new Set(listed.flatMap((each) => /[A-Za-z_]\w*/.exec(each.text)?.[0] ?? []));
}

export const functionVisitors: readonly (readonly [string, Visitor])[] = [
  ['function_definition', functionDefinition],
  ['lambda', (walk, node) => visitLambda(walk, node, null)],
];
