import type { Finding } from '#protocol/finding.ts';
import type { Manifest } from '#protocol/manifest.ts';

/** Findings that `checks.suppress` of the manifest does not silence. A rule may end in `*`; without a file it counts everywhere. */
export function unsuppressed(findings: readonly Finding[], manifest: Manifest | null): Finding[] {
  const silenced = manifest?.checks.suppress ?? [];
  return findings.filter(
    ({ rule, place }) =>
      !silenced.some(
        (each) =>
          (each.rule === rule || (each.rule.endsWith('*') && rule.startsWith(each.rule.slice(0, -1)))) &&
          (each.file === undefined || each.file.replace(/^\.\//, '') === place.file) &&
          (each.cell === undefined || each.cell === place.cell),
      ),
  );
}
