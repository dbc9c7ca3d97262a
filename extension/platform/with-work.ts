import type * as vscode from 'vscode';
import { type Job, withProgress } from './progress.ts';
import type { Services } from './services.ts';
import type { WorkKind } from './stages.ts';

/** A long job on a notebook: a notification with its steps and a cancel button, and the checklist that moves with it. */
export async function withWork<T>(
  { language, log, work }: Services,
  { kind, uri, title, quiet }: { kind: WorkKind; uri: vscode.Uri; title: string; quiet?: number },
  job: (job: Job) => Promise<T>,
): Promise<T> {
  const look = async (): Promise<void> => {
    try {
      await language.refresh(uri, true);
    } catch (error) {
      log.warn(`The checklist was not read again: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
  const told = work.begin(uri, kind, look);
  try {
    return await withProgress(
      title,
      log,
      ({ signal, report }) =>
        job({
          signal,
          report: (event) => {
            told.report(event);
            report(event);
          },
        }),
      quiet,
    );
  } finally {
    await look();
    told.end();
  }
}
