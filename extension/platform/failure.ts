import * as vscode from 'vscode';
import { commands, titles } from '#extension/contributions.ts';
import { aside } from './aside.ts';
import type { Described } from './describe-error.ts';
import { complain } from './messages.ts';
import { commandsIn, inEditorWords, pageIn } from './next-steps.ts';
import { showText } from './read-only-page.ts';

/**
 * Tells the user what failed, to what, and what to do next, with a button for each command and page that is named there.
 * `argument` is what the failed command was given, so that the next one works on the same. Cancelled work says nothing.
 */
export function showFailure(log: vscode.LogOutputChannel, what: string, failure: Described, argument: unknown): void {
  if (!failure.cancelled) aside(log, what, show(what, failure, argument));
}

async function show(what: string, failure: Described, argument: unknown): Promise<void> {
  const remedy = failure.remedy ?? '';
  const text = [`${what}: ${failure.message}`, inEditorWords(remedy, titles)].filter(Boolean).join(' ');
  const page = pageIn(remedy);
  const buttons: Record<string, () => Thenable<unknown>> = {
    ...(failure.details.length > 0 ? { 'Show Details': () => showDetails(what, [text, '', ...failure.details]) } : {}),
    ...Object.fromEntries(
      commandsIn(remedy).map((id) => [titles[id], () => vscode.commands.executeCommand(id, argument)]),
    ),
    ...(page === null ? {} : { 'Open Page': () => vscode.commands.executeCommand(commands.openPage, page) }),
    'Show Log': () => vscode.commands.executeCommand(commands.showLog),
  };
  const chosen = await complain(text, ...Object.keys(buttons));
  if (chosen !== undefined) await buttons[chosen]?.();
}

async function showDetails(what: string, lines: readonly string[]): Promise<void> {
  await showText(`${what}.log`, lines.join('\n'));
}
