import * as vscode from 'vscode';
import type { Progress } from '#protocol/rpc/index.ts';
import { unlinked } from './plain.ts';

/** What a long job reports to and is cancelled by. */
export interface Job {
  readonly signal: AbortSignal;
  report(event: Progress): void;
}

/**
 * Shows a long job as a notification with its steps and a cancel button; raw lines of tools go to the log. `quiet`: milliseconds
 * in which a job that is mostly short shows nothing.
 */
export async function withProgress<T>(
  title: string,
  log: vscode.LogOutputChannel,
  work: (job: Job) => Promise<T>,
  quiet = 0,
): Promise<T> {
  const controller = new AbortController();
  let show: (event: Progress) => void = () => {};
  const running = work({
    signal: controller.signal,
    report: (event) => {
      log.info(`${title}: ${event.log ?? event.message}`);
      if (event.log === undefined || event.message !== '') show(event);
    },
  });
  // Whoever shows it hears how it ends, and may not listen yet.
  running.catch(() => {});
  if (quiet > 0 && (await isOver(running, quiet))) return running;
  return vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title, cancellable: true },
    async (progress, token) => {
      const listening = token.onCancellationRequested(() => controller.abort());
      let shown = 0;
      show = (event) => {
        const now = event.fraction === undefined ? shown : event.fraction * 100;
        progress.report({ message: shortened(event.message), increment: Math.max(0, now - shown) });
        shown = Math.max(shown, now);
      };
      try {
        return await running;
      } finally {
        listening.dispose();
      }
    },
  );
}

/** Whether something is over within so many milliseconds. */
async function isOver(running: Promise<unknown>, milliseconds: number): Promise<boolean> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), milliseconds);
  });
  const over = running.then(
    () => true,
    () => true,
  );
  try {
    return await Promise.race([over, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** A step of a Dockerfile may be many lines long; a notification has two. */
function shortened(message: string): string {
  const line = unlinked(message.replace(/\s+/g, ' '));
  return line.length > 100 ? `${line.slice(0, 99)}…` : line;
}
