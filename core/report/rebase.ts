import type { Checklist, NextStep } from '#protocol/checklist.ts';
import type { Finding, Fix, Place } from '#protocol/finding.ts';

/** From a path relative to the project to one relative to something else. */
export type Rebase = (file: string) => string;

const place = (at: Place, rebase: Rebase): Place => ({ ...at, file: rebase(at.file) });

const fix = (one: Fix, rebase: Rebase): Fix => ({
  ...one,
  edits: one.edits.map((edit) => ({ ...edit, place: place(edit.place, rebase) })),
});

/** A finding with all its places told from elsewhere. */
export const rebaseFinding = <T extends Finding>(finding: T, rebase: Rebase): T => ({
  ...finding,
  place: place(finding.place, rebase),
  fixes: finding.fixes.map((each) => fix(each, rebase)),
});

const step = (next: NextStep, rebase: Rebase): NextStep =>
  next.kind === 'fix' ? { ...next, fix: fix(next.fix, rebase) } : next;

export const rebaseChecklist = (checklist: Checklist, rebase: Rebase): Checklist => ({
  ...checklist,
  notebook: rebase(checklist.notebook),
  items: checklist.items.map((item) => ({
    ...item,
    checks: item.checks.map((check) => ({
      ...check,
      evidence: check.evidence.map((each) =>
        each.place === undefined ? each : { ...each, place: place(each.place, rebase) },
      ),
      nextSteps: check.nextSteps.map((each) => step(each, rebase)),
    })),
  })),
});
