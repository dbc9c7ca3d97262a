import type { SyntaxNode } from '#core/python/syntax.ts';
import { opaque } from './combine.ts';
import { givenTo } from './given.ts';
import type { Run } from './run.ts';
import { listOf, nothing, type Value } from './value.ts';

/** What a loop goes over: `enumerate`, `zip` and `tqdm` looked through. */
export function iterated(run: Run, node: SyntaxNode): Value {
  const callee = node.type === 'call' ? (node.child('function')?.text ?? '') : '';
  const given = node.type === 'call' ? givenTo(node) : null;
  const [first] = given?.positional ?? [];
  if (first !== undefined && /^(?:enumerate|tqdm|tqdm\.tqdm|tqdm_notebook|trange)$/.test(callee)) {
    const inner = iterated(run, first);
    if (callee !== 'enumerate' || inner.kind !== 'list') return inner;
    return listOf(
      inner.items.map((item) => listOf([nothing, item])),
      inner.whole,
    );
  }
  if (callee === 'zip' && given !== null) return zipped(run, given.positional);
  const value = run.evaluate(node);
  // The names of a dictionary, not what they stand for.
  return value.kind === 'list' && value.keys !== null ? nothing : value;
}

function zipped(run: Run, nodes: readonly SyntaxNode[]): Value {
  const lists = nodes.map((node) => iterated(run, node));
  const known = lists.flatMap((list) => (list.kind === 'list' && list.whole ? [list.items.length] : []));
  const length = known.length === 0 ? 1 : Math.min(...known);
  const items = Array.from(
    { length },
    (_, index): Value => listOf(lists.map((list) => (list.kind === 'list' ? (list.items[index] ?? nothing) : nothing))),
  );
  return listOf(items, known.length > 0);
}

/** Names in a list or tuple that a loop goes over. */
export const listed = (node: SyntaxNode): readonly SyntaxNode[] =>
  /^(?:list|tuple|expression_list)$/.test(node.type) ? node.parts : [];

/** What a loop's variable holds. */
export function elementOf(run: Run, over: Value): Value {
  if (over.kind === 'list')
    return over.items.length === 1 ? (over.items[0] ?? nothing) : opaque(over.items, () => run.fresh());
  return over.kind === 'ranking' ? over : nothing;
}
