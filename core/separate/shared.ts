import { builtins } from '#core/python/builtins.ts';
import type { SyntaxNode } from '#core/python/syntax.ts';
import { isDefinition } from './layout.ts';
import type { Kept } from './program.ts';

/** Calls that keep the functions they are given: constructors, and the makers of pipelines. */
const keeps = /(?:^|\.)[A-Z]\w*$|(?:^|\.)make_\w+$/;

/**
 * Definitions that a saved model may refer to by name, with what they need of the top of the module: classes of the notebook,
 * and functions handed to an object. Pickles must find them in a module that prediction has, too.
 */
export function sharedFrom(kept: readonly Kept[], hoisted: ReadonlySet<Kept>): ReadonlySet<Kept> {
  const tops = kept.filter((item) => hoisted.has(item));
  const giver = new Map(tops.flatMap((item) => item.gives.map((name) => [name, item] as const)));
  const handed = new Set(
    kept.flatMap(({ step }) =>
      step.statement.calls.filter(({ path }) => keeps.test(path)).flatMap(({ syntax }) => valuesIn(syntax)),
    ),
  );
  const roots = tops.filter(
    (item) => isDefinition(item) && (isLearned(item) || item.gives.some((name) => handed.has(name))),
  );
  const shared = new Set(roots);
  for (const item of shared) {
    for (const name of item.uses) {
      const needed = builtins.has(name) && !giver.has(name) ? undefined : giver.get(name);
      if (needed !== undefined && !/^import/.test(needed.step.statement.syntax.type)) shared.add(needed);
    }
  }
  return shared;
}

/** A class whose objects may be part of what is saved; a data set only feeds the training. */
const isLearned = ({ step }: Kept): boolean =>
  step.statement.kind === 'class_definition' &&
  !/\(\s*(?:\w+\.)*(?:Dataset|IterableDataset|Sequence)\s*\)/.test(step.statement.text.split('\n')[0] ?? '');

/** Names among a call's arguments that are values there and are not called. */
function valuesIn(call: SyntaxNode): string[] {
  const visit = (node: SyntaxNode): string[] => {
    if (node.type === 'identifier') return [node.text];
    if (node.type === 'lambda') return [];
    if (node.type === 'call') return visitAll(node.child('arguments'));
    if (node.type === 'attribute') return [];
    return node.parts.filter((part) => !(node.type === 'keyword_argument' && part.field === 'name')).flatMap(visit);
  };
  const visitAll = (node: SyntaxNode | null): string[] => (node === null ? [] : node.parts.flatMap(visit));
  return visitAll(call.child('arguments'));
}
