import type { Checker } from '#core/check.ts';
import { type Outcome, success } from '#core/result.ts';
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

/**
 * What `release.block` of the project's manifest lets a release of this notebook wait for, as `releaseLines`. The notebook
 * is read only where the manifest names a check.
 */
export function releaseWaitsFor(checker: Checker, input: Parameters<Checker['checkNotebook']>[0]): Outcome<string[]> {
  if ((input.project.manifest?.release.block ?? []).length === 0) return success([]);
  const checked = checker.checkNotebook(input);
  return checked.ok ? success(releaseLines(checked.value.checklist)) : checked;
}
