import { releaseWaitsFor } from '#core/report/release.ts';
import { CannotDo } from './exit.ts';
import type { OpenProject } from './project.ts';

/** What a release of the project waits for, a line each; empty where all is settled. Throws where that cannot be told. */
export async function waitsFor(project: OpenProject): Promise<string[]> {
  const { manifest } = project.withManifest();
  const file = manifest.notebook;
  const lines = releaseWaitsFor(project.checker, await project.input(file));
  if (lines.ok) return lines.value;
  throw new CannotDo(
    `${file}: ${lines.reason}`,
    'slipway.yaml lets a release wait for checks of this notebook, so it has to be read first.',
  );
}
