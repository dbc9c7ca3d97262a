import { createHash } from 'node:crypto';
import { guarded } from '#core/check/guarded.ts';
import { readNotebook } from '#core/notebook/read.ts';
import { isScript } from '#core/notebook/script/read.ts';
import { located } from '#core/report/locate.ts';
import { rebaseChecklist } from '#core/report/rebase.ts';
import type { FileResult } from '#core/report/report.ts';
import { success } from '#core/result.ts';
import type { RefusedFile } from '#protocol/check-report.ts';
import { Unreadable } from '../read-text.ts';
import { within } from './projects.ts';
import { isNotebook, type Target } from './target.ts';

/** A file as it was checked, before anybody says what counts. */
export type Checked = Omit<FileResult, 'failOn' | 'isKnown'> & { readonly target: Target };

export type CheckedOrRefused =
  | { readonly checked: Checked }
  | { readonly refused: RefusedFile }
  | { readonly leftOut: RefusedFile };

/** Reads one file and says what is in it; paths are told from `cwd`. */
export async function checkFile(target: Target, cwd: string): Promise<CheckedOrRefused> {
  const { project, file } = target;
  const shown = within(cwd, target.path);
  const text =
    target.piped ??
    (await project.read(file).catch((error: unknown) => {
      if (error instanceof Unreadable) return error;
      throw error;
    }));
  if (text instanceof Unreadable) return { refused: { file: shown, reason: text.reason } };
  const rebase = (path: string): string => within(cwd, project.resolve(path));
  const common = { file: shown, project: within(cwd, project.folder) || '.', target };
  if (!isNotebook(file)) {
    const judged = guarded(() => success(project.checker.judgeManifest(text, file, project.snapshot)));
    if (!judged.ok) return { refused: { file: shown, reason: judged.reason } };
    return {
      checked: { ...common, ...located({ text, file, ...judged.value, sourceOf: () => text }, rebase, digest) },
    };
  }
  const input = await project.input(file, text);
  const result = guarded(() => project.checker.checkNotebook(input));
  if (!result.ok) {
    const refused = { file: shown, reason: result.reason };
    return target.isNamed || !isForeign(text) ? { refused } : { leftOut: refused };
  }
  const { findings, silenced, checklist, analysis } = result.value;
  const sourceOf = ({ cell }: { cell?: number | undefined }): string =>
    isScript(file) ? text : (analysis.notebook.cells[cell ?? 0]?.source ?? '');
  const executionCounts = analysis.notebook.cells.map((cell) => cell.executionCount);
  return {
    checked: {
      ...common,
      ...located({ text, file, findings, silenced, sourceOf, executionCounts }, rebase, digest),
      checklist: rebaseChecklist(checklist, rebase),
    },
  };
}

/** Whether it is a notebook, and of another language. */
function isForeign(text: string): boolean {
  const notebook = readNotebook(text);
  return notebook.ok && notebook.value.language !== 'python';
}

export const digest = (text: string): string => createHash('sha256').update(text).digest('hex');
