import * as vscode from 'vscode';
import { looks } from '#extension/checklist/presentation.ts';
import { commands } from '#extension/contributions.ts';
import { describeError } from '#extension/platform/describe-error.ts';
import type { Services } from '#extension/platform/services.ts';
import { findTarget } from '#extension/platform/target.ts';
import { type DraftKindId, draftFile } from './draft-file.ts';
import { outcomeInWords } from './words.ts';

const draftCommands: Readonly<Record<string, DraftKindId>> = { dockerfile: 'dockerfile', 'model-card': 'model-card' };

/** Answers `@slipway` in chat. Whatever can be said from facts is said without a model. */
export async function answerInChat(
  services: Services,
  request: vscode.ChatRequest,
  _chat: vscode.ChatContext,
  stream: vscode.ChatResponseStream,
  token: vscode.CancellationToken,
): Promise<vscode.ChatResult> {
  const kind = draftCommands[request.command ?? ''];
  try {
    if (kind) await draftInChat(services, kind, request, stream, token);
    else await explain(services, request.prompt, stream);
    return {};
  } catch (error) {
    const { message, remedy, cancelled } = describeError(error);
    return cancelled ? {} : { errorDetails: { message: [message, remedy].filter(Boolean).join(' ') } };
  }
}

async function draftInChat(
  services: Services,
  kind: DraftKindId,
  request: vscode.ChatRequest,
  stream: vscode.ChatResponseStream,
  token: vscode.CancellationToken,
): Promise<void> {
  if (!vscode.workspace.isTrusted) {
    stream.markdown('Drafts are made only in a trusted folder, since a Dockerfile is built before it is shown.');
    return;
  }
  const target = await findTarget(services);
  const controller = new AbortController();
  token.onCancellationRequested(() => controller.abort());
  const job = {
    signal: controller.signal,
    report: (event: { message: string }) => stream.progress(event.message),
  };
  const { files, outcome, notBuilt } = await draftFile(services, target, kind, job, request.model);
  await services.drafts.show(`Draft for ${target.manifest.name}`, files);
  stream.markdown(`The draft is open as a diff: ${outcomeInWords(outcome, notBuilt)}\n`);
  for (const file of files) stream.reference(file.uri);
  stream.button({ command: commands.acceptDraft, title: 'Write Draft' });
  stream.button({ command: commands.showPrompt, title: 'Show Prompt' });
}

/** The items a question names, or all that are not done: their state and what it rests on. */
async function explain(services: Services, question: string, stream: vscode.ChatResponseStream): Promise<void> {
  const target = await findTarget(services);
  const now = services.language.checklist(target.uri) ?? (await services.language.refresh(target.uri));
  if (!now) {
    stream.markdown('Open a notebook: its checklist is what I explain.');
    return;
  }
  const words = question.toLowerCase().split(/\W+/);
  const named = now.checklist.items.filter((item) =>
    [item.id, ...item.title.toLowerCase().split(/\W+/)].some((word) => word.length > 3 && words.includes(word)),
  );
  const open = now.checklist.items.filter(({ state }) => state !== 'done' && state !== 'not-applicable');
  for (const item of named.length > 0 ? named : open) {
    stream.markdown(`\n### ${item.title}: ${looks[item.state].words}\n`);
    for (const check of item.checks) {
      stream.markdown(`- **${check.title}**: ${looks[check.state].words}\n`);
      for (const { text } of check.evidence) stream.markdown(`  - ${text}\n`);
    }
  }
  stream.button({ command: commands.showChecklist, title: 'Show Checklist' });
}
