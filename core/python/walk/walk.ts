import { predefinedValue } from '../builtins.ts';
import type { Environment } from '../environment.ts';
import { Flow } from '../flow.ts';
import type { SyntaxNode } from '../syntax.ts';
import type { Value } from '../values.ts';
import { Circumstances } from './circumstances.ts';
import { Notes } from './notes.ts';
import { Scopes } from './scopes.ts';

/** What to do at a node of one grammar type; types without a visitor only lead to their parts. */
export type Visitor = (walk: Walk, node: SyntaxNode) => void;

/** One pass over a top-level statement: which names it reads, binds and changes, under which circumstances. */
export class Walk {
  readonly environment: Environment;
  /** Of the statement, or of the function's body under way. */
  flow = new Flow();
  readonly scopes = new Scopes();
  readonly circumstances = new Circumstances();
  readonly notes = new Notes();
  /** Variables of loops over named objects: `for d in [train, test]`. */
  readonly loopAliases = new Map<string, readonly string[]>();
  readonly #visitors: ReadonlyMap<string, Visitor>;

  constructor(environment: Environment, visitors: ReadonlyMap<string, Visitor>) {
    this.environment = environment;
    this.#visitors = visitors;
  }

  visit(node: SyntaxNode): void {
    const visitor = this.#visitors.get(node.type);
    if (visitor === undefined) this.visitAll(node.parts);
    else visitor(this, node);
  }

  visitAll(nodes: readonly (SyntaxNode | null)[]): void {
    for (const node of nodes) if (node !== null) this.visit(node);
  }

  /** Those of a function's own variables are never evaluated (PEP 526). */
  visitAnnotations(nodes: readonly (SyntaxNode | null)[]): void {
    if (this.scopes.isFunction) return;
    this.circumstances.inAnnotation(() => this.visitAll(nodes));
  }

  lookup = (name: string): Value | null => {
    const scope = this.scopes.readFrom(name);
    if (scope !== null) return scope.values.get(name) ?? null;
    const bound = this.environment.get(name);
    return bound === null ? predefinedValue(name) : bound.value;
  };

  read(node: SyntaxNode): void {
    const name = node.text;
    const { deferred, forgiving, branch, annotation } = this.circumstances;
    const own = this.flow.isSure(name);
    const forgiven = forgiving || this.flow.isPossible(name);
    const isLocal = this.scopes.readFrom(name) !== null;
    if (isLocal && (forgiven || !this.scopes.isUnbound(name))) return;
    const { reads, unbound } = this.notes;
    (isLocal ? unbound : reads).push({ name, node, deferred, own, forgiven, branch, annotation });
  }

  bind(name: string, value: Value | null): void {
    const scope = this.scopes.of(name);
    if (scope !== null) {
      scope.bound.add(name);
      if (value === null) scope.values.delete(name);
      else scope.values.set(name, value);
      return;
    }
    const { deferred } = this.circumstances;
    this.notes.binds.add(name);
    this.notes.deletes.delete(name);
    this.flow.bind(name);
    // A `global` in a body that may never run only adds to what is known.
    if (!deferred) this.environment.set(name, { value, callable: null });
    else if (value !== null)
      this.environment.set(name, { value, callable: this.environment.get(name)?.callable ?? null });
  }

  /** Walks a function's body: what that binds is bound when it runs. */
  inBody(run: () => void): void {
    const around = this.flow;
    this.flow = new Flow();
    this.circumstances.later(run);
    this.flow = around;
  }

  /** The object of this name changes in place. */
  mutate(name: string): void {
    for (const alias of this.loopAliases.get(name) ?? []) this.mutate(alias);
    const scope = this.scopes.of(name);
    if (scope === null) this.notes.mutates.add(name);
    else if (scope.parameters.includes(name)) scope.mutatesParameters.add(scope.parameters.indexOf(name));
  }
}
