import type { NotebookChecklist } from '#extension/language/language.ts';
import type { Check, Evidence, Item, NextStep } from '#protocol/checklist.ts';

interface Common {
  /** The same for the same thing in every version of the checklist, so that VS Code keeps what is expanded. */
  readonly id: string;
  readonly of: NotebookChecklist;
}

/** A row of the tree. */
export type Node = Common &
  (
    | { readonly kind: 'item'; readonly item: Item }
    | { readonly kind: 'check'; readonly check: Check }
    | { readonly kind: 'evidence'; readonly evidence: Evidence }
    | { readonly kind: 'step'; readonly step: NextStep; readonly check: Check }
  );

export function itemNodes(of: NotebookChecklist): Node[] {
  const root = of.uri.toString();
  return of.checklist.items.map((item) => ({ kind: 'item', id: `${root}#${item.id}`, of, item }));
}

export function children(node: Node): Node[] {
  const { of, id } = node;
  if (node.kind === 'item') {
    return node.item.checks.map((check) => ({ kind: 'check', id: `${id}/${check.id}`, of, check }));
  }
  if (node.kind !== 'check') return [];
  const { check } = node;
  return [
    ...check.nextSteps.map((step, index): Node => ({ kind: 'step', id: `${id}/step/${index}`, of, step, check })),
    ...check.evidence.map((evidence, index): Node => ({ kind: 'evidence', id: `${id}/seen/${index}`, of, evidence })),
  ];
}
