import type * as vscode from 'vscode';
import { describeError } from './describe-error.ts';
import { complain } from './messages.ts';

/** Work that nobody waits for, such as a question with buttons: what fails in it is logged and said, never lost. */
export function aside(log: vscode.LogOutputChannel, what: string, work: Thenable<unknown>): void {
  work.then(undefined, (error: unknown) => {
    log.error(`${what} failed`, error);
    const { message, cancelled } = describeError(error);
    if (!cancelled) complain(`${what}: ${message}`).then(undefined, (gone: unknown) => log.error('not said', gone));
  });
}
