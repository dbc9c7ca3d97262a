import type { Finding } from '#protocol/finding.ts';
import type { Manifest, RuleSetting } from '#protocol/manifest.ts';

/** A rule by its id, by its name without the family for notebooks, or by a beginning with `*`. */
export const namesRule = (written: string, id: string): boolean =>
  written === id || `notebook/${written}` === id || (written.endsWith('*') && id.startsWith(written.slice(0, -1)));

/** What `checks.rules` says of a rule; the most exact entry counts. Null where it says nothing. */
export function settingOf(rule: string, manifest: Manifest | null): RuleSetting | null {
  const entries = Object.entries(manifest?.checks.rules ?? {}).filter(([written]) => namesRule(written, rule));
  const exactness = (written: string) => (written.endsWith('*') ? written.length : Number.POSITIVE_INFINITY);
  return entries.sort(([a], [b]) => exactness(b) - exactness(a))[0]?.[1] ?? null;
}

/** Findings as the team wants them: rules that are off left out, severities as set. */
export function asSet(findings: readonly Finding[], manifest: Manifest | null): Finding[] {
  if (Object.keys(manifest?.checks.rules ?? {}).length === 0) return [...findings];
  return findings.flatMap((finding) => {
    const setting = settingOf(finding.rule, manifest);
    if (setting === 'off') return [];
    return setting === null ? finding : { ...finding, severity: setting };
  });
}
