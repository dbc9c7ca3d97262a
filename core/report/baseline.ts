import type { Baseline, BaselineEntry } from '#protocol/baseline.ts';

/** A file that was checked, by its path relative to the baseline's folder, and what counts in it. */
export interface BaselineFile {
  readonly file: string;
  readonly findings: readonly Omit<BaselineEntry, 'file'>[];
}

const keyOf = (file: string, { rule, fingerprint }: { readonly rule: string; readonly fingerprint: string }): string =>
  `${file}\n${rule}\n${fingerprint}`;

/** Whether the baseline knows a finding. */
export function knownIn(baseline: Baseline): (file: string, finding: Omit<BaselineEntry, 'file'>) => boolean {
  const keys = new Set(baseline.findings.map((entry) => keyOf(entry.file, entry)));
  return (file, finding) => keys.has(keyOf(file, finding));
}

/** Entries that no finding answers to. Files that were not looked at say nothing, unless they are no longer there. */
export function goneFrom(
  baseline: Baseline,
  checked: readonly BaselineFile[],
  isThere: (file: string) => boolean,
): BaselineEntry[] {
  const looked = new Set(checked.map(({ file }) => file));
  const seen = new Set(checked.flatMap(({ file, findings }) => findings.map((finding) => keyOf(file, finding))));
  return baseline.findings.filter(
    (entry) => !seen.has(keyOf(entry.file, entry)) && (looked.has(entry.file) || !isThere(entry.file)),
  );
}

/** The baseline that makes everything found known: entries of files that were not looked at stay, those that are gone go. */
export function baselineOf(
  before: Baseline | null,
  checked: readonly BaselineFile[],
  isThere: (file: string) => boolean,
): Baseline {
  const looked = new Set(checked.map(({ file }) => file));
  const kept = (before?.findings ?? []).filter(({ file }) => !looked.has(file) && isThere(file));
  const found = checked.flatMap(({ file, findings }) =>
    findings.map(({ rule, fingerprint, message }) => ({ file, rule, fingerprint, message })),
  );
  const order = (entry: BaselineEntry) => keyOf(entry.file, entry);
  return { version: 1, findings: [...kept, ...found].sort((a, b) => (order(a) < order(b) ? -1 : 1)) };
}

/** JSON with a finding a line, so that a difference between two versions can be read. */
export function baselineText({ version, findings }: Baseline): string {
  const lines = findings.map((entry) => `    ${JSON.stringify(entry)}`);
  return `{\n  "version": ${version},\n  "findings": [${lines.length === 0 ? '' : `\n${lines.join(',\n')}\n  `}]\n}\n`;
}
