import * as vscode from 'vscode';
import { commands } from '#extension/contributions.ts';
import { plainOutsideCode as plain } from '#extension/platform/plain.ts';
import { type DraftKindId, draftFile } from './draft-file.ts';
import type { AssistServices } from './services.ts';
import { targetOfChat } from './target.ts';
import type { Turn } from './turn.ts';
import { outcomeInWords } from './words.ts';

/** `/dockerfile` and `/model-card`: the draft as a diff, and in the conversation how it came about. */
export async function draftInChat(
  services: AssistServices,
  kind: DraftKindId,
  { request, stream, signal }: Turn,
): Promise<void> {
  if (!vscode.workspace.isTrusted) {
    stream.markdown('Drafts are made only in a trusted folder, since a Dockerfile is built before it is shown.');
    return;
  }
  const target = await targetOfChat(services, request);
  const job = {
    signal,
    report: ({ message }: { message: string }) => {
      if (message !== '') stream.progress(plain(message));
    },
  };
  const wish = { model: request.model, text: request.prompt };
  const { files, outcome, notBuilt } = await draftFile(services, target, kind, job, wish);
  signal.throwIfAborted();
  await services.drafts.show(`Draft for ${target.manifest.name}`, files);
  stream.markdown(`The draft is open as a diff: ${plain(outcomeInWords(outcome, notBuilt))}\n`);
  stream.button({ command: commands.acceptDraft, title: 'Write Draft' });
  stream.button({ command: commands.discardDraft, title: 'Discard Draft' });
  stream.button({ command: commands.showPrompt, title: 'Show Last Prompt' });
}
