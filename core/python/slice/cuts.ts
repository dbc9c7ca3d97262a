import type { Known } from './known.ts';
import { namesIn, pythonList } from './naming.ts';
import type { Cut, Study } from './studied.ts';

/**
 * Text that stands for state in `features`, made when it is used. State that is computed for each element of a comprehension becomes a
 * table of what it was for each.
 */
export function cutText(study: Pick<Study, 'context' | 'scope'>, { node, expression, hint, when }: Cut): () => string {
  const { emitter } = study.context;
  const binders = study.scope.bindersOf(namesIn(node));
  const [binder] = binders;
  if (binder === undefined) return () => emitter.cut({ node, expression, hint, when });
  const [name] = binder.names;
  if (binders.length > 1 || binder.text === null || binder.names.length > 1 || name === undefined) {
    return () =>
      emitter.refuse(node, `\`${node.text}\` is computed over the data for each ${binder.names.join(', ')} as it goes`);
  }
  const table = `{${name}: ${expression} for ${name} in ${binder.text}}`;
  return () => `${emitter.cut({ node, expression: table, hint, when })}[${name}]`;
}

/** Column names without the target's, which raw rows do not have; other state as it is. */
export function stateExpression(text: string, { kind, hasTarget }: Known, targetNames: ReadonlySet<string>): string {
  const target = [...targetNames];
  if (target.length === 0 || !hasTarget) return kind === 'columns' ? `list(${text})` : text;
  const list = pythonList(target);
  if (kind === 'columns') return `[column for column in ${text} if column not in ${list}]`;
  return `(${text}).drop(labels=${list}, errors="ignore")`;
}
