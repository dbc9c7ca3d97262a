import * as vscode from 'vscode';
import type { Progress } from '#protocol/rpc/index.ts';
import { unlinked } from './plain.ts';

/** What a long job reports to and is cancelled by. */
export interface Job {
  readonly signal: AbortSignal;
  report(event: Progress): void;
}

/** Shows a long job as a notification with its steps and a cancel button; raw lines of tools go to the log. */
export function withProgress<T>(
  title: string,
  log: vscode.LogOutputChannel,
  work: (job: Job) => Promise<T>,
): Thenable<T> {
  return vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title, cancellable: true },
    async (progress, token) => {
      const controller = new AbortController();
      const listening = token.onCancellationRequested(() => controller.abort());
      let shown = 0;
      try {
        return await work({
          signal: controller.signal,
          report: (event) => {
            log.info(`${title}: ${event.log ?? event.message}`);
            if (event.log !== undefined && event.message === '') return;
            const now = event.fraction === undefined ? shown : event.fraction * 100;
            progress.report({ message: shortened(event.message), increment: Math.max(0, now - shown) });
            shown = Math.max(shown, now);
          },
        });
      } finally {
        listening.dispose();
      }
    },
  );
}

/** A step of a Dockerfile may be many lines long; a notification has two. */
function shortened(message: string): string {
  const line = unlinked(message.replace(/\s+/g, ' '));
  return line.length > 100 ? `${line.slice(0, 99)}…` : line;
}
