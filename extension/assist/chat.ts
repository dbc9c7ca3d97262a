import type * as vscode from 'vscode';
import { describeError } from '#extension/platform/describe-error.ts';
import { plainOutsideCode as plain } from '#extension/platform/plain.ts';
import { answerInChat } from './chat-answer.ts';
import { draftInChat } from './chat-draft.ts';
import { explainInChat } from './chat-explain.ts';
import type { DraftKindId } from './draft-file.ts';
import type { AssistServices } from './services.ts';
import type { Turn } from './turn.ts';

const draftCommands: Readonly<Record<string, DraftKindId>> = { dockerfile: 'dockerfile', 'model-card': 'model-card' };

/** Answers `@slipway` in chat. Whatever can be said from facts is said without a model. */
export async function chat(
  services: AssistServices,
  turn: Omit<Turn, 'signal'>,
  token: vscode.CancellationToken,
): Promise<vscode.ChatResult> {
  const { command } = turn.request;
  const kind = draftCommands[command ?? ''];
  const controller = new AbortController();
  const listening = token.onCancellationRequested(() => controller.abort());
  const heard: Turn = { ...turn, signal: controller.signal };
  try {
    if (kind) await draftInChat(services, kind, heard);
    else if (command === 'explain') await explainInChat(services, heard);
    else await answerInChat(services, heard);
    return {};
  } catch (error) {
    const { message, remedy, cancelled } = describeError(error);
    if (cancelled) return {};
    services.log.error(`@slipway failed: ${message}`);
    return { errorDetails: { message: plain([message, remedy].filter(Boolean).join(' ')) } };
  } finally {
    listening.dispose();
  }
}
