import type { Project } from '#core/project.ts';
import type { ManifestRule, RuleMeta } from '#core/rules/rule.ts';
import type { Finding, Fix, Range, Severity } from '#protocol/finding.ts';
import type { Edit } from './text/apply.ts';

/** A fix before it knows its file. */
export interface FixDraft {
  readonly title: string;
  readonly kind: Fix['kind'];
  readonly edits: readonly Edit[];
}

/** Tells of one finding. `severity` where this case is milder or graver than the rule's usual one. */
export type Report = (
  range: Range,
  message: string,
  more?: { readonly fixes?: readonly FixDraft[]; readonly severity?: Severity },
) => void;

/** Makes a rule of what it says and how it looks: `look` calls `report` once a finding. */
export function defineRule<T>(
  meta: RuleMeta,
  look: (document: T, report: Report, project: Project, file: string) => void,
): ManifestRule<T> {
  return {
    ...meta,
    check(document, file, project) {
      const findings: Finding[] = [];
      const report: Report = (range, message, { fixes = [], severity = meta.severity } = {}) => {
        findings.push({
          rule: meta.id,
          severity,
          message,
          place: { file, range },
          fixes: fixes.map(({ title, kind, edits }) => ({
            title,
            kind,
            edits: edits.map(({ range, newText }) => ({ place: { file, range }, newText })),
          })),
        });
      };
      look(document, report, project, file);
      return findings;
    },
  };
}
