import type { CheckedFile, CheckReport, RefusedFile, ReportedFinding, Summary } from '#protocol/check-report.ts';
import { checkReportVersion } from '#protocol/check-report.ts';
import type { Severity } from '#protocol/finding.ts';
import type { FailOn } from '#protocol/manifest.ts';

/** From mildest to gravest. */
export const severities: readonly Severity[] = ['hint', 'information', 'warning', 'error'];

/** A finding before it is held against a baseline and a severity. */
export type LocatedFinding = Omit<ReportedFinding, 'known' | 'fails'>;

/** A file as it was checked, and what decides which of its findings count. */
export type FileResult = Omit<CheckedFile, 'findings'> & {
  readonly findings: readonly LocatedFinding[];
  readonly failOn: FailOn;
  /** Whether a baseline has the finding. */
  readonly isKnown: (finding: LocatedFinding) => boolean;
};

export interface Run {
  readonly slipway: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly files: readonly FileResult[];
  readonly refused: readonly RefusedFile[];
  readonly leftOut: readonly RefusedFile[];
  readonly baseline: CheckReport['baseline'];
  readonly failOn: FailOn | null;
  /** Whether the run was asked if a release may go out. */
  readonly release: boolean;
}

/** One run over many files as a report, files in the order of their paths. */
export function reportOf({ files, refused, leftOut, release, ...rest }: Run): CheckReport {
  const checked = [...files].sort(byFile).map(held);
  return {
    version: checkReportVersion,
    ...rest,
    files: checked,
    refused: [...refused].sort(byFile),
    ...(leftOut.length === 0 ? {} : { leftOut: [...leftOut].sort(byFile) }),
    release: release ? releaseOf(checked) : null,
    summary: summaryOf(checked, refused),
  };
}

/** Findings that count: those the baseline does not know. */
export const counting = (findings: readonly ReportedFinding[]): ReportedFinding[] =>
  findings.filter(({ known }) => !known);

function held({ failOn, isKnown, ...file }: FileResult): CheckedFile {
  const fails = (severity: Severity) =>
    failOn !== 'never' && severities.indexOf(severity) >= severities.indexOf(failOn);
  return {
    ...file,
    findings: file.findings.map((finding) => {
      const known = isKnown(finding);
      return { ...finding, known, fails: !known && fails(finding.severity) };
    }),
  };
}

function releaseOf(files: readonly CheckedFile[]): CheckReport['release'] {
  const notebooks = files.flatMap(({ file, checklist }) =>
    checklist && checklist.release.list.length > 0 ? [{ file, blockedBy: checklist.release.blockedBy }] : [],
  );
  return { blocked: notebooks.some(({ blockedBy }) => blockedBy.length > 0), notebooks };
}

function summaryOf(files: readonly CheckedFile[], refused: readonly RefusedFile[]): Summary {
  const all = files.flatMap((file) => file.findings);
  const count = counting(all);
  const of = (severity: Severity) => count.filter((finding) => finding.severity === severity).length;
  return {
    notebooks: files.filter(({ checklist }) => checklist !== undefined).length,
    manifests: files.filter(({ checklist }) => checklist === undefined).length,
    refused: refused.length,
    findings: { error: of('error'), warning: of('warning'), information: of('information'), hint: of('hint') },
    known: all.length - count.length,
    silenced: files.reduce((sum, { silenced }) => sum + silenced.length, 0),
    fixable: count.filter(({ fixes }) => fixes.some(({ kind }) => kind === 'safe')).length,
    failing: count.filter(({ fails }) => fails).length,
  };
}

const byFile = (a: { readonly file: string }, b: { readonly file: string }): number => (a.file < b.file ? -1 : 1);
