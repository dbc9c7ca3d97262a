import { readFile } from 'node:fs/promises';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { NotebookInput } from '#core/check/checker.ts';
import { guarded } from '#core/check/guarded.ts';
import type { Notebook } from '#core/notebook/model.ts';
import { isScript } from '#core/notebook/script/read.ts';
import { type Outcome, refusal, success } from '#core/result.ts';
import type { Finding, Fix, Place } from '#protocol/finding.ts';
import { type NotebookReport, reportChanged, reportGone } from '#protocol/language.ts';
import { safeFixes } from './code-actions.ts';
import { type Context, delays, locateFile, projectOf } from './context.ts';
import { diagnosticOf } from './diagnostics.ts';
import { isScriptWithCells, kernelIn, type Opened, openedAs } from './opened.ts';
import { pathOf } from './paths.ts';
import type { FileProject } from './projects.ts';
import { silencingIn } from './silencing.ts';
import { log, publish, tell } from './tell.ts';

/** What was last told of an open notebook. */
interface Known {
  readonly documents: readonly string[];
  readonly report: NotebookReport | null;
  /** Why it cannot be read. */
  readonly reason?: string;
}

/** Open notebooks, in cells or as scripts: their findings by document, and their checklists. */
export class Notebooks {
  readonly #context: Context;
  readonly #open = new Map<string, Known>();

  constructor(context: Context) {
    this.#context = context;
  }

  get uris(): readonly string[] {
    return [...this.#open.keys()];
  }

  schedule(uri: string, delay = delays.notebook): void {
    if (!this.#open.has(uri)) this.#open.set(uri, { documents: [], report: null });
    this.#context.scheduler.schedule(uri, delay, () => this.#check(uri));
  }

  /** An open one is checked anew, be nothing known to have changed. */
  again(uri: string): void {
    if (this.#open.has(uri)) this.schedule(uri);
  }

  /** A Python script, which is a notebook for as long as it has cells. */
  look(script: TextDocument): void {
    if (isScriptWithCells(script)) this.schedule(script.uri);
    else if (this.#open.has(script.uri)) {
      this.close(script.uri);
      this.#gone(script.uri, null);
    }
  }

  close(uri: string): void {
    this.#context.scheduler.cancel(uri);
    this.#clear(this.#open.get(uri)?.documents ?? []);
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
    const [first] = this.#open.get(uri)?.documents ?? [];
    return safeFixes((first === undefined ? undefined : this.#context.found.get(first)?.notebook) ?? []);
  }

  /** The notebook as open, else as saved, in its project. */
  async input(uri: string): Promise<Outcome<NotebookInput & FileProject>> {
    const { around, saved } = await this.#around(uri);
    const source = openedAs(this.#context, uri, saved)?.source ?? (saved && { notebook: saved });
    if (source) return success({ ...around, ...source });
    const path = pathOf(uri);
    const text = path !== null && isScript(path) ? await readFile(path, 'utf8').catch(() => null) : null;
    return text === null
      ? refusal(`${path ?? uri} is not open, and there is no notebook of that name that can be read.`)
      : success({ ...around, text });
  }

  /** The project with what is installed in the notebook's kernel, and the notebook as saved: what has to be waited for. */
  async #around(uri: string): Promise<{ around: FileProject; saved: Notebook | null }> {
    const path = pathOf(uri);
    const [found, saved] = await Promise.all([
      projectOf(this.#context, uri),
      path === null || isScript(path) ? null : this.#context.disk.read(path),
    ]);
    const kernel = kernelIn(this.#context, uri, saved) ?? saved?.kernel?.name ?? null;
    return { around: await this.#context.projects.withKernel(found, kernel), saved };
  }

  async #check(uri: string): Promise<void> {
    const { connection } = this.#context;
    const [{ around, saved }, checker] = await Promise.all([this.#around(uri), this.#context.checker()]);
    const opened = openedAs(this.#context, uri, saved);
    const open = this.#open.get(uri);
    // It may have been closed meanwhile.
    if (!opened || !open) return;
    const outcome = guarded(() => checker.checkNotebook({ ...around, ...opened.source }));
    const documents = opened.documents.map((document) => document.uri);
    this.#clear(open.documents.filter((document) => !documents.includes(document)));
    if (!outcome.ok) {
      this.#clear(documents);
      this.#open.set(uri, { documents, report: null, reason: outcome.reason });
      if (open.reason === outcome.reason) return;
      log(connection, 'warn', `${uri} cannot be checked: ${outcome.reason}`);
      this.#gone(uri, outcome.reason);
      return;
    }
    const { findings, checklist, marks } = outcome.value;
    this.#publish(uri, opened, around, findings);
    const report = { checklist, marks: [...marks] };
    const changed = JSON.stringify(open.report) !== JSON.stringify(report);
    this.#open.set(uri, { documents, report });
    if (changed) tell(connection, reportChanged.name, { uri, ...report });
  }

  #publish(notebook: string, { documents }: Opened, { file, root }: FileProject, findings: readonly Finding[]): void {
    const { connection, found } = this.#context;
    const locate = (place: Place) =>
      place.file === file
        ? (documents.find((document) => document.holds(place)) ?? null)
        : locateFile(this.#context, root, place);
    const own = findings.filter(({ place }) => place.file === file);
    for (const document of documents) {
      const { uri, version } = document;
      const here = own.filter(({ place }) => document.holds(place));
      found.set(uri, {
        version,
        findings: here,
        locate,
        notebook: own,
        silencing: silencingIn(document, root === '' ? null : notebook),
      });
      publish(connection, { uri, version, diagnostics: here.map(diagnosticOf) });
    }
  }

  #gone(uri: string, reason: string | null): void {
    tell(this.#context.connection, reportGone.name, { uri, reason });
  }

  #clear(documents: readonly string[]): void {
    for (const uri of documents) {
      this.#context.found.delete(uri);
      publish(this.#context.connection, { uri, diagnostics: [] });
    }
  }
}
