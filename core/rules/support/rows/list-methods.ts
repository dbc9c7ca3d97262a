import type { SyntaxNode } from '#core/python/syntax.ts';
import { opaque } from './combine.ts';
import { argumentsOf } from './given.ts';
import type { Run } from './run.ts';
import { constant, type List, listOf, nothing, type Value } from './value.ts';

/** A method of a list or a dictionary. */
export function listMethod(run: Run, node: SyntaxNode, object: SyntaxNode, list: List, method: string): Value {
  const values = argumentsOf(run, node);
  const [first = nothing] = values;
  switch (method) {
    case 'append':
    case 'add':
    case 'extend':
    case 'insert':
    case 'update': {
      const added = method === 'extend' && first.kind === 'list' ? first.items : values;
      if (object.type === 'identifier' || object.type === 'attribute')
        run.bind(object.text, listOf([...list.items, ...added], list.whole && method === 'append'));
      return nothing;
    }
    case 'items':
      return listOf(
        list.items.map((item, index) => listOf([constant(list.keys?.[index] ?? null), item])),
        list.whole,
      );
    case 'values':
    case 'copy':
      return { ...list, keys: method === 'copy' ? list.keys : null };
    case 'keys':
    case 'index':
      return nothing;
    case 'get':
    case 'pop':
      return opaque(list.items, () => run.fresh());
    default:
      return opaque([list, ...values], () => run.fresh());
  }
}
