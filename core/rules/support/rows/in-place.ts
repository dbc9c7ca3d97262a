import type { SyntaxNode } from '#core/python/syntax.ts';
import { stringsIn, without } from './columns.ts';
import { unique } from './combine.ts';
import type { Given } from './given.ts';
import { into } from './learned.ts';
import type { Run } from './run.ts';
import type { Value } from './value.ts';

/** `inplace=True` and `pop` change what the method was called on. */
export function changeInPlace(run: Run, node: SyntaxNode, given: Given, method: string, result: Value): void {
  const callee = node.child('function');
  const object = callee?.child('object') ?? null;
  if (object === null) return;
  if (method === 'pop') {
    const now = run.evaluate(object);
    const names = given.positional[0] === undefined ? null : stringsIn(run.evaluate(given.positional[0]));
    if (now.kind === 'rows' && object.type === 'identifier')
      run.change(object.text, { ...now, columns: without(now.columns, names) });
    return;
  }
  if (given.keywords.get('inplace')?.type !== 'true') return;
  if (object.type === 'identifier') run.change(object.text, result);
  // `df["a"].fillna(df["a"].mean(), inplace=True)` goes into `df`.
  const owner =
    object.type === 'subscript' ? object.child('value') : object.type === 'attribute' ? object.child('object') : null;
  if (owner?.type !== 'identifier' || result.kind !== 'rows') return;
  const whole = run.lookUp(owner.text);
  const { single } = result.columns;
  if (whole?.kind === 'rows') {
    const learned = into(result.learned, single === null ? null : [single]);
    run.change(owner.text, { ...whole, learned: unique([...whole.learned, ...learned]) });
  }
}
