import * as vscode from 'vscode';
import { aside } from '#extension/platform/aside.ts';
import { warn } from '#extension/platform/messages.ts';
import { withProgress } from '#extension/platform/progress.ts';
import { findTarget } from '#extension/platform/target.ts';
import { type DraftKindId, draftFile } from './draft-file.ts';
import type { AssistServices } from './services.ts';
import { outcomeInWords } from './words.ts';

/** A draft from the palette: made, checked, and shown as a diff. Nothing is written yet. */
export async function draftCommand(services: AssistServices, kind: DraftKindId, argument: unknown): Promise<string> {
  const target = await findTarget(services, argument);
  const title = kind === 'dockerfile' ? 'Dockerfile' : 'Model card';
  const { files, outcome, notBuilt } = await withProgress(`Drafting ${title}`, services.log, (job) =>
    draftFile(services, target, kind, job),
  );
  await services.drafts.show(`${title} of ${target.manifest.name}`, files);
  const words = `${title}: ${outcomeInWords(outcome, notBuilt)}`;
  services.log.info(words, ...outcome.rejected.flat());
  // What the user asked a model for and did not get has to be seen.
  if (outcome.unanswered === null) vscode.window.setStatusBarMessage(words, 20_000);
  else aside(services.log, title, warn(words));
  return words;
}
