import * as vscode from 'vscode';
import type { Language, NotebookChecklist } from '#extension/language/language.ts';
import { Disposables } from '#extension/platform/disposables.ts';
import { UserError } from '#extension/platform/user-error.ts';
import { chooseNotebook, type OpenNotebooks } from './choose.ts';

/** The notebook the checklist is about, a script with cells among them: the active one, else the last that was and is open. */
export class CurrentNotebook extends Disposables {
  readonly #language: Language;
  readonly #changed = this.track(new vscode.EventEmitter<void>());
  #uri: vscode.Uri | null = null;

  readonly onChange = this.#changed.event;

  constructor(language: Language) {
    super();
    this.#language = language;
    this.track(vscode.window.onDidChangeActiveNotebookEditor(() => this.#look()));
    this.track(vscode.window.onDidChangeActiveTextEditor(() => this.#look()));
    // One may be closed before anything was said of it.
    this.track(vscode.workspace.onDidCloseNotebookDocument(() => this.#look()));
    this.track(language.onChange((uri) => this.#look(uri)));
    this.#look();
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

  /** `changed`: the notebook of which something else is said now. */
  #look(changed?: vscode.Uri): void {
    const before = this.#uri?.toString() ?? null;
    const now = chooseNotebook(before, this.#open());
    if (now !== before) this.#uri = now === null ? null : vscode.Uri.parse(now);
    if (now !== before || changed?.toString() === now) this.#changed.fire();
  }

  #open(): OpenNotebooks {
    const known = this.#language.open;
    const open = vscode.workspace.notebookDocuments.filter(isNotebook).map(({ uri }) => uri.toString());
    const script = vscode.window.activeTextEditor?.document.uri.toString();
    const notebook = vscode.window.activeNotebookEditor?.notebook;
    return {
      active:
        notebook && isNotebook(notebook)
          ? notebook.uri.toString()
          : script !== undefined && known.includes(script)
            ? script
            : null,
      visible: [
        ...vscode.window.visibleNotebookEditors.map((editor) => editor.notebook.uri.toString()),
        ...vscode.window.visibleTextEditors.map((editor) => editor.document.uri.toString()),
      ],
      known,
      isOpen: (uri) => open.includes(uri) || known.includes(uri),
    };
  }
}

const isNotebook = ({ notebookType, isClosed }: vscode.NotebookDocument): boolean =>
  notebookType === 'jupyter-notebook' && !isClosed;
