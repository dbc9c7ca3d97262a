import * as vscode from 'vscode';
import type * as z from 'zod';
import { Disposables } from '#extension/platform/disposables.ts';
import { Lazy } from '#extension/platform/lazy.ts';
import { UserError } from '#extension/platform/user-error.ts';
import type { CellMark } from '#protocol/cell-marks.ts';
import type { Checklist } from '#protocol/checklist.ts';
import type * as protocol from '#protocol/language.ts';
import type { Connection } from './connection.ts';
import { needsAnalysis } from './needs-analysis.ts';

/** What the language server says of the open notebook, and where that notebook is. */
export interface NotebookChecklist {
  readonly uri: vscode.Uri;
  /** The folder `checklist.notebook` and every place in it are relative to. */
  readonly project: vscode.Uri;
  readonly checklist: Checklist;
  readonly marks: readonly CellMark[];
}

/**
 * The editor's side of the language server. Starts it with the first notebook or manifest that is opened, never before,
 * and keeps the newest checklist of every open notebook.
 */
export class Language extends Disposables {
  readonly #context: vscode.ExtensionContext;
  readonly #log: vscode.LogOutputChannel;
  readonly #checklists = new Map<string, NotebookChecklist>();
  readonly #unread = new Map<string, string>();
  readonly #changed = this.track(new vscode.EventEmitter<vscode.Uri>());
  readonly #connection = new Lazy(() => this.#connect());

  /** Fires with a notebook's URI when its checklist changed or was closed. */
  readonly onChange = this.#changed.event;

  constructor(context: vscode.ExtensionContext, log: vscode.LogOutputChannel) {
    super();
    this.#context = context;
    this.#log = log;
    this.track(vscode.workspace.onDidOpenNotebookDocument((notebook) => this.#opened(notebook)));
    this.track(vscode.workspace.onDidOpenTextDocument((document) => this.#opened(document)));
    // A script may get its first cells while it is open.
    this.track(vscode.workspace.onDidSaveTextDocument((document) => this.#opened(document)));
    this.track(vscode.workspace.onDidCloseNotebookDocument((notebook) => this.#closed(notebook.uri)));
    this.track(vscode.workspace.onDidCloseTextDocument((script) => this.#closed(script.uri)));
  }

  get started(): boolean {
    return this.#connection.begun;
  }

  /** Looks at what was open before the extension was; called once, after activation. */
  lookAtOpenDocuments(): void {
    for (const notebook of vscode.workspace.notebookDocuments) this.#opened(notebook);
    for (const document of vscode.workspace.textDocuments) this.#opened(document);
  }

  /** Open scripts that are notebooks. */
  get scripts(): readonly vscode.Uri[] {
    return [...this.#checklists.values()].map(({ uri }) => uri).filter(({ path }) => path.endsWith('.py'));
  }

  /** URIs of the open notebooks that have a checklist or a reason for none. */
  get open(): readonly string[] {
    return [...this.#checklists.keys(), ...this.#unread.keys()];
  }

  /** Why an open notebook has no checklist, in a sentence. */
  unread(uri: vscode.Uri): string | undefined {
    return this.#unread.get(uri.toString());
  }

  checklist(uri: vscode.Uri): NotebookChecklist | undefined {
    return this.#checklists.get(uri.toString());
  }

  /** Asks anew, so that places fit the text as it is now; `disk`: and what is said fits the files, be the watcher's word still on its way. */
  async refresh(uri: vscode.Uri, disk = false): Promise<NotebookChecklist | undefined> {
    const { getReport } = await import('#protocol/language.ts');
    const report = await this.ask(getReport, { uri: uri.toString(), disk });
    if (report) this.#keep(uri, report);
    return this.checklist(uri);
  }

  async generate(uri: vscode.Uri, generator: string): Promise<z.output<(typeof protocol)['generate']['result']>> {
    const { generate } = await import('#protocol/language.ts');
    return this.ask(generate, { uri: uri.toString(), generator });
  }

  /** What `slipway.yaml` says of the project around `uri`, or its defaults. */
  async manifest(uri: vscode.Uri): Promise<Answered<typeof protocol.getManifest>> {
    const { getManifest } = await import('#protocol/language.ts');
    const answer = await this.ask(getManifest, { uri: uri.toString() });
    if (!answer.ok) throw new UserError(answer.reason, 'Mend slipway.yaml; its problems are marked in the editor.');
    return answer.value;
  }

  async preparationPlan(uri: vscode.Uri): Promise<Answered<typeof protocol.preparationPlan>> {
    const { preparationPlan } = await import('#protocol/language.ts');
    const answer = await this.ask(preparationPlan, { uri: uri.toString() });
    if (!answer.ok) throw new UserError(answer.reason, 'The checklist says what the notebook lacks.');
    return answer.value;
  }

  async environmentSets(uri: vscode.Uri): Promise<Answered<typeof protocol.environmentSets>> {
    const { environmentSets } = await import('#protocol/language.ts');
    const answer = await this.ask(environmentSets, { uri: uri.toString() });
    if (!answer.ok) throw new UserError(answer.reason, 'The checklist says what the notebook lacks.');
    return answer.value;
  }

  /** What the manifest around `uri` lets a release wait for, a line each. */
  async releaseWaitsFor(uri: vscode.Uri): Promise<readonly string[]> {
    const { releaseWaitsFor } = await import('#protocol/language.ts');
    const answer = await this.ask(releaseWaitsFor, { uri: uri.toString() });
    if (!answer.ok)
      throw new UserError(
        answer.reason,
        'slipway.yaml lets a release wait for checks of this notebook, so it has to be read first.',
      );
    return answer.value;
  }

  async ask<P extends z.ZodType, R extends z.ZodType>(
    request: { name: string; params: P; result: R },
    params: z.input<P>,
    signal?: AbortSignal,
  ): Promise<z.output<R>> {
    const connection = await this.#connection.get();
    return request.result.parse(await connection.request(request.name, params, signal));
  }

  #opened(document: vscode.NotebookDocument | vscode.TextDocument): void {
    if (this.#connection.begun || !needsAnalysis(document)) return;
    this.#connection
      .get()
      .catch((error: unknown) => this.#log.error('The language server could not be started', error));
  }

  async #connect(): Promise<Connection> {
    const { connect } = await import('./connection.ts');
    return this.track(
      await connect(this.#context, this.#log, (uri, report) =>
        'reason' in report ? this.#lost(uri, report.reason) : this.#keep(uri, report),
      ),
    );
  }

  /** A report that says the same again changes nothing: views would be drawn anew, and a screen reader begin anew. */
  #keep(uri: vscode.Uri, { checklist, marks }: protocol.NotebookReport): void {
    const known = this.checklist(uri);
    if (known && same([known.checklist, known.marks], [checklist, marks])) return;
    this.#unread.delete(uri.toString());
    this.#checklists.set(uri.toString(), { uri, project: projectOf(uri, checklist.notebook), checklist, marks });
    this.#changed.fire(uri);
  }

  #lost(uri: vscode.Uri, reason: string | null): void {
    this.#checklists.delete(uri.toString());
    if (reason === null) this.#unread.delete(uri.toString());
    else this.#unread.set(uri.toString(), reason);
    this.#changed.fire(uri);
  }

  #closed(uri: vscode.Uri): void {
    const hadReason = this.#unread.delete(uri.toString());
    if (this.#checklists.delete(uri.toString()) || hadReason) this.#changed.fire(uri);
  }
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

type Answered<T extends { result: z.ZodType }> =
  Extract<z.output<T['result']>, { ok: true }> extends { value: infer V } ? V : never;

/** The notebook's path relative to the project says how far up the project is. */
function projectOf(uri: vscode.Uri, notebook: string): vscode.Uri {
  return vscode.Uri.joinPath(uri, ...notebook.split('/').map(() => '..'));
}
