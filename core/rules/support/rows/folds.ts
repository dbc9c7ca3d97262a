import type { SyntaxNode } from '#core/python/syntax.ts';
import type { Given } from './given.ts';
import { cutAt } from './roles.ts';
import type { Run } from './run.ts';
import { type Estimator, freshRows, listOf, type Rows, type Value } from './value.ts';

/** `splitter.split(X, y)`: pairs of positions, for training and for validation. */
export function folds(run: Run, node: SyntaxNode, estimator: Estimator, given: Given): Value {
  const inputs = [...given.positional, ...given.keywords.values()].map((argument) => run.rows(argument));
  const here = run.here(node);
  const cut = cutAt('fold', here);
  const text = (name: string): string | undefined => estimator.options.get(name);
  const shuffled = (/Shuffle/.test(estimator.path) && !/Group/.test(estimator.path)) || text('shuffle') === 'True';
  // One fold of a shuffle split is a hold-out by another name.
  const single = /ShuffleSplit$/.test(estimator.path) && text('n_splits') === '1';
  run.emit({ kind: 'split', how: single ? 'holdout' : 'cv', ...here, inputs, shuffled, estimator: null });
  const [first] = inputs;
  const index = (key: 'train' | 'test'): Rows => {
    const role = key === 'train' ? key : single ? 'test' : 'validation';
    return freshRows(first?.origin ?? run.fresh(), {
      part: [...(first?.part ?? []), { kind: 'fold', cut, key, role }],
    });
  };
  return listOf([listOf([index('train'), index('test')])], false);
}
