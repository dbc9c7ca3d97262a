import type { NotebookDocument } from 'vscode-languageserver';
import type { NotebookInput } from '#core/check/checker.ts';
import { type Outcome, refusal, success } from '#core/result.ts';
import { silencingComment, suppressionMeta } from '#core/rules/index.ts';
import type { Finding, Fix } from '#protocol/finding.ts';
import { type NotebookReport, reportChanged } from '#protocol/language.ts';
import type { Silencing } from '#protocol/silencing.ts';
import { safeFixes } from './code-actions.ts';
import { type Context, delays, locateFile, projectOf } from './context.ts';
import { diagnosticOf } from './diagnostics.ts';
import { notebookOf } from './notebook-cells.ts';
import { pathOf } from './paths.ts';
import type { FileProject } from './projects.ts';
import { log, publish } from './tell.ts';

/** How a finding in a cell is silenced: by a comment on top, below what makes the whole cell another language's. */
const silencingIn =
  (uri: string, text: () => string) =>
  ({ rule, place, message }: Finding): Silencing | null =>
    place.cell === undefined || rule === suppressionMeta.id
      ? null
      : { uri, line: text().startsWith('%%') ? 1 : 0, comment: silencingComment(rule), what: message };

/** Open notebooks: their findings by cell, and their checklists. */
export class Notebooks {
  readonly #context: Context;
  readonly #open = new Map<string, { cells: readonly string[]; report: NotebookReport | null }>();

  constructor(context: Context) {
    this.#context = context;
  }

  get uris(): readonly string[] {
    return [...this.#open.keys()];
  }

  schedule(uri: string, delay = delays.notebook): void {
    if (!this.#open.has(uri)) this.#open.set(uri, { cells: [], report: null });
    this.#context.scheduler.schedule(uri, delay, () => this.#check(uri));
  }

  close(uri: string): void {
    this.#context.scheduler.cancel(uri);
    this.#clear(this.#open.get(uri)?.cells ?? []);
    this.#open.delete(uri);
    const path = pathOf(uri);
    if (path !== null) this.#context.disk.forget(path);
  }

  /** The report of the notebook as it is now; null when it is not open or cannot be read. */
  async report(uri: string): Promise<NotebookReport | null> {
    await this.#context.scheduler.flush(uri);
    return this.#open.get(uri)?.report ?? null;
  }

  /** Every safe fix of the open notebook that can be made together with the others. */
  async safeFixes(uri: string): Promise<Fix[]> {
    await this.#context.scheduler.flush(uri);
    const [first] = this.#open.get(uri)?.cells ?? [];
    return safeFixes((first === undefined ? undefined : this.#context.found.get(first)?.notebook) ?? []);
  }

  /** The notebook as open, else as saved, in its project. */
  async input(uri: string): Promise<Outcome<NotebookInput & FileProject>> {
    const { disk, notebooks } = this.#context;
    const path = pathOf(uri);
    const [around, saved] = await Promise.all([projectOf(this.#context, uri), path === null ? null : disk.read(path)]);
    const document = notebooks.getNotebookDocument(uri);
    if (document) {
      const notebook = notebookOf(document, (cell) => notebooks.getCellTextDocument(cell), saved);
      return success({ ...around, notebook });
    }
    if (saved) return success({ ...around, notebook: saved });
    return refusal(`${path ?? uri} is not open, and there is no notebook of that name that can be read.`);
  }

  async #check(uri: string): Promise<void> {
    const [input, checker] = await Promise.all([this.input(uri), this.#context.checker()]);
    const document = this.#context.notebooks.getNotebookDocument(uri);
    const open = this.#open.get(uri);
    // It may have been closed meanwhile.
    if (!document || !open) return;
    const outcome = input.ok ? checker.checkNotebook(input.value) : input;
    const cells = document.cells.map((cell) => cell.document);
    this.#clear(open.cells.filter((cell) => !cells.includes(cell)));
    if (!outcome.ok || !input.ok) {
      this.#clear(cells);
      this.#open.set(uri, { cells, report: null });
      log(this.#context.connection, 'warn', `${uri} cannot be checked: ${outcome.ok ? '' : outcome.reason}`);
      return;
    }
    const { findings, checklist, marks } = outcome.value;
    this.#publish(document, input.value, findings);
    const report = { checklist, marks: [...marks] };
    const changed = JSON.stringify(open.report) !== JSON.stringify(report);
    this.#open.set(uri, { cells, report });
    if (changed) await this.#context.connection.sendNotification(reportChanged.name, { uri, ...report });
  }

  #publish(document: NotebookDocument, { file, root }: FileProject, findings: readonly Finding[]): void {
    const { connection, found, notebooks } = this.#context;
    const versions = new Map(
      document.cells.map((cell) => [cell.document, notebooks.getCellTextDocument(cell)?.version ?? 0]),
    );
    const locate = (place: Finding['place']) => {
      if (place.file !== file) return locateFile(this.#context, root, place);
      const uri = document.cells[place.cell ?? 0]?.document;
      return uri === undefined ? null : { uri, version: versions.get(uri) ?? null };
    };
    const own = findings.filter(({ place }) => place.file === file);
    for (const [index, cell] of document.cells.entries()) {
      // What is said of the notebook as a whole is shown in its first cell.
      const here = own.filter(({ place }) => (place.cell ?? 0) === index);
      const version = versions.get(cell.document) ?? 0;
      const silencing = silencingIn(cell.document, () => notebooks.getCellTextDocument(cell)?.getText() ?? '');
      found.set(cell.document, { version, findings: here, locate, notebook: own, silencing });
      publish(connection, { uri: cell.document, version, diagnostics: here.map(diagnosticOf) });
    }
  }

  #clear(cells: readonly string[]): void {
    for (const uri of cells) {
      this.#context.found.delete(uri);
      publish(this.#context.connection, { uri, diagnostics: [] });
    }
  }
}
