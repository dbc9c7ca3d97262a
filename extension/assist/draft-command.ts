import * as vscode from 'vscode';
import { withProgress } from '#extension/platform/progress.ts';
import type { Services } from '#extension/platform/services.ts';
import { findTarget } from '#extension/platform/target.ts';
import { type DraftKindId, draftFile } from './draft-file.ts';
import { outcomeInWords } from './words.ts';

/** A draft from the palette: made, checked, and shown as a diff. Nothing is written yet. */
export async function draftCommand(services: Services, kind: DraftKindId, argument: unknown): Promise<void> {
  const target = await findTarget(services, argument);
  const title = kind === 'dockerfile' ? 'Dockerfile' : 'Model card';
  const { files, outcome, notBuilt } = await withProgress(`Drafting ${title}`, services.log, (job) =>
    draftFile(services, target, kind, job),
  );
  await services.drafts.show(`${title} of ${target.manifest.name}`, files);
  const words = outcomeInWords(outcome, notBuilt);
  services.log.info(`${title}: ${words}`, ...outcome.rejected.flat());
  void vscode.window.setStatusBarMessage(`${title}: ${words}`, 20_000);
}
