import { boundIn } from '#core/python/binding.ts';
import { effectOf } from '#core/python/effects/index.ts';
import { rootOf } from '#core/python/roots.ts';
import { elementsOf, type Step, type Trace } from '#core/python/slice/trace.ts';
import type { SyntaxNode } from '#core/python/syntax.ts';

/**
 * Which names may hold parts of one object: `pipe = Pipeline([("m", model)])`, `for m in models`, `opt = Adam(net.parameters())`.
 * A change of one is a change of what holds it and of what it holds, and not of its neighbours in the same list.
 */
export class Aliases {
  readonly #inside = new Map<string, Set<string>>();
  readonly #around = new Map<string, Set<string>>();
  readonly #trace: Trace;
  readonly #own: ReadonlySet<string>;

  constructor(trace: Trace, steps: readonly Step[]) {
    this.#trace = trace;
    this.#own = new Set(steps.flatMap(({ statement }) => statement.functions.map(({ name }) => name)));
    for (const { statement } of steps) this.#visit(statement.syntax);
  }

  /** The name, all that it holds and all that hold it. */
  affected(name: string): ReadonlySet<string> {
    return new Set([...reach(name, this.#inside), ...reach(name, this.#around)]);
  }

  #holds(outer: string, inner: string): void {
    if (outer === inner) return;
    this.#inside.set(outer, (this.#inside.get(outer) ?? new Set()).add(inner));
    this.#around.set(inner, (this.#around.get(inner) ?? new Set()).add(outer));
  }

  #visit(node: SyntaxNode): void {
    if (/^(?:function_definition|class_definition|lambda)$/.test(node.type)) return;
    const left = node.child('left');
    const right = node.child('right');
    if (left !== null && right !== null) {
      if (node.type === 'assignment') this.#assign(left, right);
      if (node.type === 'for_statement' || node.type === 'for_in_clause') {
        for (const root of rootsIn(right)) for (const target of boundIn(left)) this.#holds(root, target.text);
      }
    }
    if (node.type === 'call') {
      const callee = node.child('function');
      const root = callee?.type === 'attribute' ? rootOf(callee) : null;
      const method = callee?.child('attribute')?.text ?? '';
      if (root !== null && /^(?:append|add|extend|insert|update|setdefault)$/.test(method))
        for (const inner of this.#kept(node.child('arguments'))) this.#holds(root, inner);
    }
    for (const part of node.parts) this.#visit(part);
  }

  #assign(left: SyntaxNode, right: SyntaxNode): void {
    const targets = elementsOf(left);
    const values = elementsOf(right);
    const paired = targets.length === values.length && targets.length > 1;
    targets.forEach((target, index) => {
      const name = rootOf(target);
      const value = paired ? values[index] : right;
      if (name === null || value === undefined) return;
      for (const inner of this.#kept(value)) this.#holds(name, inner);
      for (const outer of this.#partOf(value)) this.#holds(outer, name);
    });
  }

  /** Names whose object the value of an expression may be or hold. */
  #kept(node: SyntaxNode | null): string[] {
    if (node === null) return [];
    switch (node.type) {
      case 'identifier':
        return [node.text];
      case 'list':
      case 'tuple':
      case 'set':
      case 'dictionary':
      case 'pair':
      case 'expression_list':
      case 'argument_list':
      case 'keyword_argument':
      case 'parenthesized_expression':
      case 'conditional_expression':
      case 'list_comprehension':
      case 'dictionary_comprehension':
      case 'named_expression':
        return node.parts.filter(({ field }) => field !== 'name').flatMap((part) => this.#kept(part));
      case 'call': {
        const callee = node.child('function');
        const path = this.#trace.callOf(node)?.path ?? '';
        const root = callee?.type === 'attribute' ? rootOf(callee) : null;
        const effect = effectOf(path);
        const made = /(?:^|\.)[A-Z]\w*$/.test(path) || effect?.estimator !== undefined || this.#own.has(path);
        const given = made ? this.#kept(node.child('arguments')) : [];
        const gives = effect?.returns;
        const itself = typeof gives === 'object' && 'the' in gives && gives.the === 'receiver';
        const view = /^(?:parameters|named_parameters|items|values|fit|to|cuda|cpu)$/.test(
          callee?.child('attribute')?.text ?? '',
        );
        return root !== null && (itself || view) ? [...given, root] : given;
      }
      default:
        return [];
    }
  }

  /** Names whose object has the value as a part: `grid.best_estimator_`, `models["svc"]`. */
  #partOf(node: SyntaxNode): string[] {
    if (node.type === 'identifier') return [node.text];
    if (node.type !== 'attribute' && node.type !== 'subscript') return [];
    const root = rootOf(node);
    return root === null ? [] : [root];
  }
}

/** Names at the roots of what a loop goes over. */
function rootsIn(node: SyntaxNode): string[] {
  const root = rootOf(node);
  const given = node.type === 'call' ? (node.child('arguments')?.parts ?? []) : node.type === 'list' ? node.parts : [];
  const inner = given.flatMap((part) => rootsIn(part));
  return root === null || (node.type === 'call' && node.child('function')?.type === 'identifier')
    ? inner
    : [root, ...inner];
}

function reach(from: string, edges: ReadonlyMap<string, ReadonlySet<string>>): ReadonlySet<string> {
  const seen = new Set([from]);
  for (const name of seen) for (const next of edges.get(name) ?? []) seen.add(next);
  return seen;
}
