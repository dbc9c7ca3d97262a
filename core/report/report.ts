import type { CheckedFile, CheckReport, RefusedFile, ReportedFinding, Summary } from '#protocol/check-report.ts';
import { checkReportVersion } from '#protocol/check-report.ts';
import type { Severity } from '#protocol/finding.ts';
import type { FailOn } from '#protocol/manifest.ts';

/** From mildest to gravest. */
export const severities: readonly Severity[] = ['hint', 'information', 'warning', 'error'];

/** A file as it was checked, and the least severity that counts in it. */
export type FileResult = CheckedFile & { readonly failOn: FailOn };

export interface Run {
  readonly slipway: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly files: readonly FileResult[];
  readonly refused: readonly RefusedFile[];
  readonly baseline: CheckReport['baseline'];
  readonly failOn: FailOn | null;
  /** Whether the run was asked if a release may go out. */
  readonly release: boolean;
}

/** One run over many files as a report, files in the order of their paths. */
export function reportOf({ files, refused, release, ...rest }: Run): CheckReport {
  return {
    version: checkReportVersion,
    ...rest,
    files: [...files].sort(byFile).map(({ failOn: _, ...file }) => file),
    refused: [...refused].sort(byFile),
    release: release ? releaseOf(files) : null,
    summary: summaryOf(files, refused),
  };
}

/** Findings that count: those the baseline does not know. */
export const counting = (findings: readonly ReportedFinding[]): ReportedFinding[] =>
  findings.filter(({ known }) => !known);

function releaseOf(files: readonly FileResult[]): CheckReport['release'] {
  const notebooks = files.flatMap(({ file, checklist }) =>
    checklist && checklist.release.list.length > 0 ? [{ file, blockedBy: checklist.release.blockedBy }] : [],
  );
  return { blocked: notebooks.some(({ blockedBy }) => blockedBy.length > 0), notebooks };
}

function summaryOf(files: readonly FileResult[], refused: readonly RefusedFile[]): Summary {
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
    failing: files.reduce((sum, file) => sum + failing(file), 0),
  };
}

const failing = ({ findings, failOn }: FileResult): number =>
  failOn === 'never'
    ? 0
    : counting(findings).filter(({ severity }) => severities.indexOf(severity) >= severities.indexOf(failOn)).length;

const byFile = (a: { readonly file: string }, b: { readonly file: string }): number => (a.file < b.file ? -1 : 1);
