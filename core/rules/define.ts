import type { Project } from '#core/project.ts';
import type { Analysis } from '#core/python/model.ts';
import type { Finding, Fix, Range, Severity } from '#protocol/finding.ts';
import type { NotebookRule, RuleMeta } from './rule.ts';

/** Where something is in the notebook; `Sited` facts, imports and names fit. */
export interface Spot {
  readonly cell: number;
  readonly range: Range;
}

/** A fix before it knows its file. */
export interface FixDraft {
  readonly title: string;
  readonly kind: Fix['kind'];
  readonly edits: readonly (Spot & { readonly newText: string })[];
}

export interface Look {
  readonly analysis: Analysis;
  readonly project: Project;
  /** The notebook's path. */
  readonly file: string;
  /** Tells of one finding. `severity` where this case is milder or graver than the rule's usual one. */
  report(
    at: Spot,
    message: string,
    more?: { readonly fixes?: readonly FixDraft[]; readonly severity?: Severity },
  ): void;
}

/** Makes a rule of what it says and how it looks. */
export function defineNotebookRule(meta: RuleMeta, look: (input: Look) => void): NotebookRule {
  return {
    ...meta,
    check(analysis, project, file) {
      const findings: Finding[] = [];
      const report: Look['report'] = (at, message, { fixes = [], severity = meta.severity } = {}) => {
        findings.push({
          rule: meta.id,
          severity,
          message,
          place: { file, cell: at.cell, range: at.range },
          fixes: fixes.map(({ title, kind, edits }) => ({
            title,
            kind,
            edits: edits.map(({ cell, range, newText }) => ({ place: { file, cell, range }, newText })),
          })),
        });
      };
      look({ analysis, project, file, report });
      return findings;
    },
  };
}
