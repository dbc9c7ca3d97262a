import * as vscode from 'vscode';
import type { Language, NotebookChecklist } from '#extension/language/language.ts';
import { Disposables } from '#extension/platform/disposables.ts';
import { UserError } from '#extension/platform/user-error.ts';

/** The notebook the checklist is about, a script with cells among them: the active one, else the last that was. */
export class CurrentNotebook extends Disposables {
  readonly #language: Language;
  readonly #changed = this.track(new vscode.EventEmitter<void>());
  #uri: vscode.Uri | null = null;

  readonly onChange = this.#changed.event;

  constructor(language: Language) {
    super();
    this.#language = language;
    this.track(vscode.window.onDidChangeActiveNotebookEditor((editor) => this.#look(editor)));
    this.track(vscode.window.onDidChangeActiveTextEditor((editor) => this.#lookAtText(editor)));
    this.track(
      language.onChange((uri) => {
        // A script is known as a notebook only when its first report comes.
        if (!this.#isOf(uri)) this.#lookAtText(vscode.window.activeTextEditor);
        if (this.checklist === undefined && this.unread === undefined) this.#uri = uri;
        if (this.#isOf(uri)) this.#changed.fire();
      }),
    );
    this.#look(vscode.window.activeNotebookEditor);
  }

  get checklist(): NotebookChecklist | undefined {
    return this.#uri ? this.#language.checklist(this.#uri) : undefined;
  }

  /** Why there is no checklist, where the notebook cannot be read. */
  get unread(): string | undefined {
    return this.#uri ? this.#language.unread(this.#uri) : undefined;
  }

  /** The checklist as it stands, or the error that says why there is none. */
  demand(): NotebookChecklist {
    const { checklist, unread } = this;
    if (checklist) return checklist;
    throw unread === undefined
      ? new UserError('No notebook is open.', 'Open one; its checklist says what can be done.')
      : new UserError(unread);
  }

  get uri(): vscode.Uri | null {
    return this.#uri;
  }

  #isOf(uri: vscode.Uri): boolean {
    return this.#uri?.toString() === uri.toString();
  }

  #look(editor: vscode.NotebookEditor | undefined): void {
    if (editor?.notebook.notebookType === 'jupyter-notebook') this.#take(editor.notebook.uri);
  }

  #lookAtText(editor: vscode.TextEditor | undefined): void {
    if (editor && this.#language.checklist(editor.document.uri)) this.#take(editor.document.uri);
  }

  #take(uri: vscode.Uri): void {
    if (this.#isOf(uri)) return;
    this.#uri = uri;
    this.#changed.fire();
  }
}
