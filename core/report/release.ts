import type { Check, Checklist } from '#protocol/checklist.ts';
import { waysOut } from './steps.ts';

export const checkOf = (checklist: Checklist, id: string): Check | undefined =>
  checklist.items.flatMap((item) => item.checks).find((check) => check.id === id);

/** What a release waits for, a line each: the check, what it rests on, and what to do. Empty where it waits for nothing. */
export function releaseLines(checklist: Checklist): string[] {
  return checklist.release.blockedBy.flatMap((id) => {
    const check = checkOf(checklist, id);
    if (check === undefined) return [];
    const [why] = check.evidence;
    const [way] = waysOut(check);
    return [
      `${check.title} (${id})${why === undefined ? '' : `: ${why.text}`}`,
      ...(way === undefined ? [] : [`    ${way}`]),
    ];
  });
}
