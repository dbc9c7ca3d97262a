import { escapeHtml, prose } from '#core/html/format.ts';
import type { Check, NextStep } from '#protocol/checklist.ts';
import { stepText } from '../steps.ts';

/** The rule whose page a step names; null where it names none. */
export const ruleOfStep = (step: NextStep): string | null =>
  step.kind === 'page' ? (/^docs\/rules\/(.+)\.md$/.exec(step.page)?.[1] ?? null) : null;

/** Rules whose pages stand behind the checks that are open. */
export const rulesOfChecks = (checks: readonly Check[]): string[] =>
  checks
    .filter(({ state }) => state !== 'done' && state !== 'not-applicable')
    .flatMap(({ nextSteps }) => nextSteps.flatMap((step) => ruleOfStep(step) ?? []));

/** A step as HTML: what a rule says stands in the report itself, since its reader need not have Slipway's pages. */
export function stepHtml(step: NextStep): string {
  const rule = ruleOfStep(step);
  if (rule === null || step.kind !== 'page') return prose(stepText(step));
  return `<a href="#${escapeHtml(rule)}">${escapeHtml(step.title)}</a>`;
}
