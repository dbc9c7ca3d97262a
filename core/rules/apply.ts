import type { Project } from '#core/project.ts';
import type { Analysis } from '#core/python/model.ts';
import type { Finding } from '#protocol/finding.ts';
import { notebookRules } from './notebook/index.ts';
import { asSet } from './settings.ts';
import { type Judged, judged, suppressionFindings, suppressionMeta, suppressionsIn } from './suppression.ts';

/**
 * All that the notebook rules find, by cell and place, with the severities the team set; what is silenced apart, and careless
 * suppressions told of. `file` is the notebook's path relative to the project.
 */
export function judgeNotebook(analysis: Analysis, project: Project, file: string): Judged {
  const comments = suppressionsIn(analysis);
  const ids = new Set([...notebookRules.map(({ id }) => id), suppressionMeta.id]);
  const found = notebookRules.flatMap((rule) => rule.check(analysis, project, file));
  const { manifest } = project;
  const own = judged(asSet(found, manifest), manifest, comments);
  const careless = judged(asSet(suppressionFindings(comments, ids, file), manifest), manifest);
  return {
    findings: [...own.findings, ...careless.findings].sort(byPlace),
    silenced: [...own.silenced, ...careless.silenced].sort(byPlace),
  };
}

/** The findings that count. */
export const runNotebookRules = (analysis: Analysis, project: Project, file: string): Finding[] => [
  ...judgeNotebook(analysis, project, file).findings,
];

const byPlace = ({ place: a, rule: left }: Finding, { place: b, rule: right }: Finding): number =>
  (a.cell ?? 0) - (b.cell ?? 0) ||
  a.range.start.line - b.range.start.line ||
  a.range.start.character - b.range.start.character ||
  (left < right ? -1 : left > right ? 1 : 0);
