import { guarded } from '#core/check/guarded.ts';
import { provenanceIn } from '#core/checklist/index.ts';
import { changesSince } from '#core/proof/stale.ts';
import type { Evidence } from '#protocol/checklist.ts';
import { CannotDo } from './exit.ts';
import type { OpenProject } from './project.ts';

/**
 * What has changed since the project's model was proven; empty where nothing has, and where the model does not say what it was made
 * of or its notebook is not there: the model is served and built all the same.
 */
export async function changesOf(project: OpenProject): Promise<Evidence[]> {
  const provenance = provenanceIn(project.modelFolder);
  if (provenance === null) return [];
  const file = provenance.notebook.path;
  const input = await project.input(file).catch((error: unknown) => {
    if (error instanceof CannotDo) return null;
    throw error;
  });
  const checked = input === null ? null : guarded(() => project.checker.checkNotebook(input));
  if (checked === null || !checked.ok) return [];
  const lock = project.snapshot.texts.get(provenance.lock.path) ?? null;
  return changesSince(provenance, checked.value.analysis, { file, lock });
}
