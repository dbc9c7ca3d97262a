import type { NotebookChecklist } from '#extension/language/language.ts';
import type { Check, NextStep } from '#protocol/checklist.ts';
import type { Fix } from '#protocol/finding.ts';

export type Step<K extends NextStep['kind']> = Extract<NextStep, { kind: K }>;

/** Every next step of one kind, with the check it belongs to. */
export function stepsOf<K extends NextStep['kind']>(
  { checklist }: NotebookChecklist,
  kind: K,
): { check: Check; step: Step<K> }[] {
  const isOfKind = (step: NextStep): step is Step<K> => step.kind === kind;
  return checklist.items.flatMap((item) =>
    item.checks.flatMap((check) => check.nextSteps.filter(isOfKind).map((step) => ({ check, step }))),
  );
}

/**
 * The fix a user chose a moment ago, as it reads now: the text may have changed since it was drawn, and an edit at an
 * old place would damage it. Undefined when the check no longer offers it.
 */
export function sameFix(now: NotebookChecklist, check: string, chosen: Fix): Fix | undefined {
  const offered = stepsOf(now, 'fix')
    .filter((step) => step.check.id === check && step.step.fix.title === chosen.title)
    .map((step) => step.step.fix);
  const where = (fix: Fix): string => JSON.stringify(fix.edits.map((edit) => edit.place));
  return offered.find((fix) => where(fix) === where(chosen)) ?? (offered.length === 1 ? offered[0] : undefined);
}
