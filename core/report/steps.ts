import type { Check, NextStep } from '#protocol/checklist.ts';
import type { Fix } from '#protocol/finding.ts';

/** What to do about a check that is not settled, a sentence each, with the command where there is one. */
export const waysOut = (check: Check): string[] => check.nextSteps.map(stepText);

/** A step as a sentence. */
export function stepText(step: NextStep): string {
  if (step.kind === 'fix') return fixText(step.fix);
  if (step.kind === 'generate') return `${step.title}: slipway draft ${step.generator} --write`;
  if (step.kind === 'command') return `${step.title}: ${step.cli}`;
  return step.title.includes(step.page) ? step.title : `${step.title}: ${step.page}`;
}

const fixText = ({ title, kind }: Fix): string =>
  kind === 'safe' ? `${title}: slipway check --fix` : `${title} (your choice, in the editor)`;
