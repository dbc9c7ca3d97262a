import type { Checklist, NextStep } from '#protocol/checklist.ts';
import type { Finding, Fix, Place } from '#protocol/finding.ts';
import type { CheckedNotebook } from './checker.ts';

/** Where else a place is: in another file's terms, or told from another folder. */
export type Move = (place: Place) => Place;

const fix = (one: Fix, move: Move): Fix => ({
  ...one,
  edits: one.edits.map((edit) => ({ ...edit, place: move(edit.place) })),
});

/** A finding with all its places moved. */
export const movedFinding = <T extends Finding>(finding: T, move: Move): T => ({
  ...finding,
  place: move(finding.place),
  fixes: finding.fixes.map((each) => fix(each, move)),
});

const step = (next: NextStep, move: Move): NextStep =>
  next.kind === 'fix' ? { ...next, fix: fix(next.fix, move) } : next;

export const movedCheck = (checked: CheckedNotebook, move: Move): CheckedNotebook => ({
  ...checked,
  findings: checked.findings.map((finding) => movedFinding(finding, move)),
  silenced: checked.silenced.map((finding) => movedFinding(finding, move)),
  checklist: movedChecklist(checked.checklist, move),
  marks: checked.marks.map((mark) => ({
    ...mark,
    line: move({ file: '', cell: mark.cell, range: top }).range.start.line,
  })),
});

const top = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** A checklist with the places of its evidence and fixes moved. */
export const movedChecklist = (checklist: Checklist, move: Move): Checklist => ({
  ...checklist,
  items: checklist.items.map((item) => ({
    ...item,
    checks: item.checks.map((check) => ({
      ...check,
      evidence: check.evidence.map((each) => (each.place === undefined ? each : { ...each, place: move(each.place) })),
      nextSteps: check.nextSteps.map((each) => step(each, move)),
    })),
  })),
});
