import type { ReportedSilence } from '#protocol/check-report.ts';
import type { Finding, Place, SilencedFinding } from '#protocol/finding.ts';
import { type Digest, fingerprints } from './fingerprint.ts';
import { type Rebase, rebaseFinding } from './rebase.ts';
import type { LocatedFinding } from './report.ts';
import { type SourceMap, sourceMap } from './source-map.ts';

export interface CheckedText {
  /** What was checked. */
  readonly text: string;
  /** Relative to the project. */
  readonly file: string;
  readonly findings: readonly Finding[];
  readonly silenced: readonly SilencedFinding[];
  /** The text a place's range lies in: a cell's or the manifest's. */
  readonly sourceOf: (place: Place) => string;
  /** Execution counts of a notebook's cells, by document index; none of a manifest. */
  readonly executionCounts?: readonly (number | null)[];
}

/** Findings as a report has them: with a name that stays, where they are in the file, and paths told from where the report is made. */
export function located(
  { text, file, findings, silenced, sourceOf, executionCounts }: CheckedText,
  rebase: Rebase,
  digest: Digest,
): { findings: LocatedFinding[]; silenced: ReportedSilence[] } {
  if (findings.length + silenced.length === 0) return { findings: [], silenced: [] };
  // Together, since findings alike are numbered, and silencing one must not rename the others.
  const all = [...findings, ...silenced].sort(byPlace);
  const names = new Map(fingerprints(all, sourceOf, digest).map((name, index) => [all[index], name]));
  const map = sourceMap(text, file);
  const complete = <T extends Finding>(finding: T) => ({
    ...rebaseFinding({ ...finding, fixes: withReplacements(finding, map) }, rebase),
    fingerprint: names.get(finding) ?? '',
    region: map.region(finding.place),
    ...countOf(finding.place, executionCounts),
  });
  return { findings: findings.map(complete), silenced: silenced.map(complete) };
}

const countOf = ({ cell }: Place, counts: CheckedText['executionCounts']) =>
  cell === undefined || counts === undefined ? {} : { executionCount: counts[cell] ?? null };

const withReplacements = ({ fixes }: Finding, map: SourceMap) =>
  fixes.map((fix) => ({ ...fix, replacements: map.replacements(fix) }));

const byPlace = ({ place: a }: Finding, { place: b }: Finding): number =>
  (a.cell ?? 0) - (b.cell ?? 0) ||
  a.range.start.line - b.range.start.line ||
  a.range.start.character - b.range.start.character;
