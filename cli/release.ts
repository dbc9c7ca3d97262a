import { releaseLines } from '#core/report/release.ts';
import { CannotDo } from './exit.ts';
import type { OpenProject } from './project.ts';

/** What `release.block` of the manifest lets a release of its notebook wait for, a line each; empty where all is settled. */
export async function releaseWaitsFor(project: OpenProject): Promise<string[]> {
  const { manifest } = project.withManifest();
  if (manifest.release.block.length === 0) return [];
  const { checker, snapshot, modelFolder } = project;
  const file = manifest.notebook;
  const checked = checker.checkNotebook({ text: await project.read(file), file, project: snapshot, modelFolder });
  if (!checked.ok)
    throw new CannotDo(
      `${file}: ${checked.reason}`,
      'slipway.yaml lets a release wait for checks of this notebook, so it has to be read first.',
    );
  return releaseLines(checked.value.checklist);
}
