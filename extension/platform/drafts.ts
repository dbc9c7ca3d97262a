import * as vscode from 'vscode';
import { commands, contexts } from '#extension/contributions.ts';
import { aside } from './aside.ts';
import type { Commands } from './commands.ts';
import { Disposables } from './disposables.ts';
import { inform } from './messages.ts';
import { UserError } from './user-error.ts';

/** A file somebody or something proposes: nothing is written before it was seen. */
export interface DraftFile {
  readonly uri: vscode.Uri;
  readonly text: string;
  /** Written with the others and not shown: bookkeeping that nobody reads. */
  readonly silent?: boolean;
}

interface Pending {
  readonly title: string;
  readonly files: readonly DraftFile[];
}

const draftScheme = 'slipway-draft';
const nothingScheme = 'slipway-nothing';

/** Shows proposed files as a diff against what is there, and writes them when they are accepted. */
export class Drafts extends Disposables implements vscode.TextDocumentContentProvider {
  readonly #texts = new Map<string, string>();
  readonly #log: vscode.LogOutputChannel;
  #pending: Pending | null = null;

  constructor(registry: Commands, log: vscode.LogOutputChannel) {
    super();
    this.#log = log;
    this.track(vscode.workspace.registerTextDocumentContentProvider(draftScheme, this));
    this.track(
      vscode.workspace.registerTextDocumentContentProvider(nothingScheme, { provideTextDocumentContent: () => '' }),
    );
    registry.register(commands.acceptDraft, () => this.accept());
    registry.register(commands.discardDraft, () => this.discard());
  }

  provideTextDocumentContent(uri: vscode.Uri): string | undefined {
    return this.#texts.get(uri.path);
  }

  /** Opens the diff and asks; returns as soon as it is shown. */
  async show(title: string, files: readonly DraftFile[]): Promise<void> {
    if (files.length === 0) throw new UserError(`${title}: there is nothing to write.`);
    await this.discard();
    this.#pending = { title, files };
    for (const file of files) this.#texts.set(file.uri.path, file.text);
    await vscode.commands.executeCommand('setContext', contexts.draft, true);
    const shown = files.filter(({ silent }) => silent !== true);
    const { openDiff } = await import('./draft-tabs.ts');
    await openDiff(
      title,
      shown.map(({ uri }) => uri),
      { draft: draftScheme, nothing: nothingScheme },
    );
    aside(this.#log, title, this.#ask(title, files, shown));
  }

  async #ask(title: string, files: readonly DraftFile[], shown: readonly DraftFile[]): Promise<void> {
    const names = shown.map((file) => vscode.workspace.asRelativePath(file.uri)).join(', ');
    const write = shown.length === 1 ? 'Write File' : `Write ${shown.length} Files`;
    const chosen = await inform(`${title}: write ${names}?`, write, 'Discard');
    if (this.#pending?.files !== files) return;
    if (chosen === write) await vscode.commands.executeCommand(commands.acceptDraft);
    if (chosen === 'Discard') await vscode.commands.executeCommand(commands.discardDraft);
  }

  /** Writes what is shown, as one edit that can be undone, and opens it, or of several files the first. */
  async accept(): Promise<void> {
    const pending = this.#pending;
    if (!pending) throw new UserError('No draft is open.');
    const edit = new vscode.WorkspaceEdit();
    for (const { uri, text } of pending.files)
      edit.createFile(uri, { overwrite: true, contents: new TextEncoder().encode(text) });
    if (!(await vscode.workspace.applyEdit(edit)))
      throw new UserError(`${pending.title}: VS Code refused to write the files.`, 'Is the folder read-only?');
    await this.discard();
    const first = pending.files.find(({ silent }) => silent !== true);
    if (first) await vscode.window.showTextDocument(first.uri, { preview: false });
  }

  async discard(): Promise<void> {
    this.#pending = null;
    this.#texts.clear();
    await vscode.commands.executeCommand('setContext', contexts.draft, false);
    const { tabsOf } = await import('./draft-tabs.ts');
    const tabs = tabsOf(draftScheme);
    if (tabs.length > 0) await vscode.window.tabGroups.close(tabs);
  }
}
