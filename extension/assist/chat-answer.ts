import * as vscode from 'vscode';
import { answer, type Fact, factsOf, type Message, partsOf } from '#assist/index.ts';
import { commands } from '#extension/contributions.ts';
import { plainOutsideCode as plain } from '#extension/platform/plain.ts';
import { explain } from './chat-explain.ts';
import { chooseBackend } from './choose-backend.ts';
import { cite, offerSteps } from './render.ts';
import { knownSecrets } from './secret.ts';
import type { AssistServices } from './services.ts';
import { readNotebook, targetOfChat } from './target.ts';
import type { Turn } from './turn.ts';

/** A plain question: answered by a model from the checklist's facts, each with its place; without one, the facts themselves. */
export async function answerInChat(services: AssistServices, turn: Turn): Promise<void> {
  const { request, context, stream, signal } = turn;
  const read = await readNotebook(services, await targetOfChat(services, request));
  const { backend, missing } = await chooseBackend(services, request.model);
  const facts = factsOf(read.now.checklist);
  const { text, rejected, unanswered } =
    backend === null
      ? { text: null, rejected: [], unanswered: missing }
      : await answer(
          {
            question: request.prompt,
            earlier: earlier(context),
            cells: cellsOf(read.document, facts),
            secrets: await knownSecrets(services),
          },
          facts,
          backend,
          {
            progress: (message) => stream.progress(plain(message)),
            sent: (prompt) => services.prompts.remember(prompt),
          },
          signal,
        );
  signal.throwIfAborted();
  if (rejected.length > 0) services.log.info('@slipway: refused answers', ...rejected.flat());
  if (text === null) {
    const why = unanswered ? `${unanswered.message} ${unanswered.remedy}` : refused(rejected.length);
    stream.markdown(`${plain(why)}${why === '' ? '' : ' '}This is what the checklist says:\n`);
    explain(read, request.prompt, stream);
    return;
  }
  const cited: Fact[] = [];
  for (const part of partsOf(text)) {
    if ('text' in part) stream.markdown(new vscode.MarkdownString(part.text));
    else cited.push(...cite(read, facts, part.facts, stream));
  }
  offerSteps(read.now, [...new Set(cited.map(({ check }) => check))], stream);
  stream.button({ command: commands.showPrompt, title: 'Show Last Prompt' });
}

const refused = (tries: number): string =>
  tries === 0 ? '' : `None of the model's ${tries} answers rested on facts of the notebook.`;

/** Sources of the cells that facts speak of. */
function cellsOf(document: vscode.NotebookDocument | null, facts: readonly Fact[]): Map<number, string> {
  if (document === null) return new Map();
  const cells = facts.flatMap(({ place }) => place?.cell ?? []).filter((cell) => cell < document.cellCount);
  const inOrder = [...new Set(cells)].sort((a, b) => a - b);
  return new Map(inOrder.map((cell) => [cell, document.cellAt(cell).document.getText()]));
}

/** Turns of this conversation that a model may look back on: the newest. */
const turnsKept = 6;

function earlier({ history }: vscode.ChatContext): Message[] {
  return history
    .map(
      (turn): Message =>
        turn instanceof vscode.ChatRequestTurn
          ? { role: 'user', content: turn.prompt }
          : { role: 'assistant', content: saidIn(turn) },
    )
    .filter(({ content }) => content.trim() !== '')
    .slice(-turnsKept);
}

const saidIn = ({ response }: vscode.ChatResponseTurn): string =>
  response.map((part) => (part instanceof vscode.ChatResponseMarkdownPart ? part.value.value : '')).join('');
