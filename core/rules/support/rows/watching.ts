import type { SyntaxNode } from '#core/python/syntax.ts';
import { rowsIn } from './combine.ts';
import type { Given } from './given.ts';
import type { Run } from './run.ts';
import { stopping } from './tables.ts';
import { type Estimator, listOf, nothing, type Rows, type Value } from './value.ts';

/** Rows that a fit looks at while it learns, and whether it acts on what it sees. */
export function watching(run: Run, given: Given, estimator: Estimator): { watched: readonly Rows[]; stops: boolean } {
  const watched: Rows[] = [];
  let stops = [...estimator.options].some(([name, text]) => /^early_stopping_rounds?$/.test(name) && text !== 'None');
  for (const [name, node] of given.keywords) {
    if (/^(?:eval_set|valid_sets|evals)$/.test(name)) watched.push(...eachFirst(run.evaluate(node)));
    else if (/^(?:validation_data|eval_data)$/.test(name)) watched.push(...eachFirst(listOf([run.evaluate(node)])));
    else if (/^early_stopping_rounds?$/.test(name)) stops ||= node.type !== 'none';
    else if (name === 'callbacks') stops ||= isStopping(run, node);
    else if (name !== 'y' && name !== 'X' && name !== 'x') run.evaluate(node);
  }
  return { watched, stops };
}

/** The features of each pair; a bare set of rows stands for itself. */
const eachFirst = (value: Value): Rows[] =>
  value.kind === 'list'
    ? value.items.flatMap((item) =>
        (item.kind === 'list' ? rowsIn(item.items[0] ?? nothing) : rowsIn(item)).slice(0, 1),
      )
    : [];

/** Callbacks that end the fit or keep its best state by the validation loss. */
function isStopping(run: Run, node: SyntaxNode): boolean {
  const value = run.evaluate(node);
  const items = value.kind === 'list' ? value.items : [value];
  const acts = (item: Value): boolean => {
    if (item.kind !== 'estimator') return false;
    const monitor = item.options.get('monitor') ?? '"val_loss"';
    if (!/val/.test(monitor)) return false;
    return (
      /\.EarlyStopping$/.test(item.path) ||
      (/\.ModelCheckpoint$/.test(item.path) && item.options.get('save_best_only') === 'True')
    );
  };
  return (
    items.some(acts) || (value.kind !== 'list' && stopping.test(node.text)) || /\.early_stopping\(/.test(node.text)
  );
}
