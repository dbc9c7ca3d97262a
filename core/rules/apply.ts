import type { Project } from '#core/project.ts';
import type { Analysis } from '#core/python/model.ts';
import type { Finding } from '#protocol/finding.ts';
import { notebookRules } from './notebook/index.ts';
import { suppressionFindings, suppressionMeta, suppressionsIn, unsuppressed } from './suppression.ts';

/**
 * All that the notebook rules find, by cell and place, suppressed findings left out and careless suppressions told of.
 * `file` is the notebook's path relative to the project.
 */
export function runNotebookRules(analysis: Analysis, project: Project, file: string): Finding[] {
  const comments = suppressionsIn(analysis);
  const ids = new Set([...notebookRules.map(({ id }) => id), suppressionMeta.id]);
  const found = notebookRules.flatMap((rule) => rule.check(analysis, project, file));
  const kept = unsuppressed(found, project.manifest, comments);
  return [...kept, ...unsuppressed(suppressionFindings(comments, ids, file), project.manifest)].sort(byPlace);
}

const byPlace = ({ place: a, rule: left }: Finding, { place: b, rule: right }: Finding): number =>
  (a.cell ?? 0) - (b.cell ?? 0) ||
  a.range.start.line - b.range.start.line ||
  a.range.start.character - b.range.start.character ||
  (left < right ? -1 : left > right ? 1 : 0);
