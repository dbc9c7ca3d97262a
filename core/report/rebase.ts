import { type Move, movedChecklist, movedFinding } from '#core/check/moved.ts';
import type { CheckReport } from '#protocol/check-report.ts';
import type { Checklist } from '#protocol/checklist.ts';
import type { Finding } from '#protocol/finding.ts';

/** From a path relative to the project to one relative to something else. */
export type Rebase = (file: string) => string;

const moveBy =
  (rebase: Rebase): Move =>
  (place) => ({ ...place, file: rebase(place.file) });

/** A finding with all its places told from elsewhere. */
export const rebaseFinding = <T extends Finding>(finding: T, rebase: Rebase): T =>
  movedFinding(finding, moveBy(rebase));

export const rebaseChecklist = (checklist: Checklist, rebase: Rebase): Checklist => ({
  ...movedChecklist(checklist, moveBy(rebase)),
  notebook: rebase(checklist.notebook),
});

/** The report with its files told from elsewhere. */
export function rebaseReport(report: CheckReport, rebase: Rebase): CheckReport {
  return {
    ...report,
    files: report.files.map((file) => ({
      ...file,
      file: rebase(file.file),
      findings: file.findings.map((finding) => rebaseFinding(finding, rebase)),
      silenced: file.silenced.map((finding) => rebaseFinding(finding, rebase)),
      ...(file.checklist === undefined ? {} : { checklist: rebaseChecklist(file.checklist, rebase) }),
    })),
    refused: report.refused.map(({ file, reason }) => ({ file: rebase(file), reason })),
  };
}
