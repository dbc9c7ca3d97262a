import * as vscode from 'vscode';
import type { Language, NotebookChecklist } from '#extension/language/language.ts';
import { Disposables } from '#extension/platform/disposables.ts';

/** The notebook the checklist is about: the active one, else the last that was. */
export class CurrentNotebook extends Disposables {
  readonly #language: Language;
  readonly #changed = this.track(new vscode.EventEmitter<void>());
  #uri: vscode.Uri | null = null;

  readonly onChange = this.#changed.event;

  constructor(language: Language) {
    super();
    this.#language = language;
    this.track(vscode.window.onDidChangeActiveNotebookEditor((editor) => this.#look(editor)));
    this.track(
      language.onChange((uri) => {
        if (this.#uri === null || language.checklist(this.#uri) === undefined) this.#uri = uri;
        if (this.#uri.toString() === uri.toString()) this.#changed.fire();
      }),
    );
    this.#look(vscode.window.activeNotebookEditor);
  }

  get checklist(): NotebookChecklist | undefined {
    return this.#uri ? this.#language.checklist(this.#uri) : undefined;
  }

  get uri(): vscode.Uri | null {
    return this.#uri;
  }

  #look(editor: vscode.NotebookEditor | undefined): void {
    if (editor?.notebook.notebookType !== 'jupyter-notebook') return;
    if (this.#uri?.toString() === editor.notebook.uri.toString()) return;
    this.#uri = editor.notebook.uri;
    this.#changed.fire();
  }
}
