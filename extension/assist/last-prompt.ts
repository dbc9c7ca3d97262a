import * as vscode from 'vscode';
import type { SentPrompt } from '#assist/index.ts';
import { Disposables } from '#extension/platform/disposables.ts';
import { UserError } from '#extension/platform/user-error.ts';
import { promptPage } from './prompt-page.ts';

const scheme = 'slipway-prompt';
const page = vscode.Uri.from({ scheme, path: 'Last Prompt.md' });

/** The conversation that was last sent to a model, as a page to read. Kept in memory, never written. */
export class LastPrompt extends Disposables implements vscode.TextDocumentContentProvider {
  readonly #changed = this.track(new vscode.EventEmitter<vscode.Uri>());
  #last: SentPrompt | null = null;

  readonly onDidChange = this.#changed.event;

  constructor() {
    super();
    this.track(vscode.workspace.registerTextDocumentContentProvider(scheme, this));
  }

  provideTextDocumentContent(): string {
    return this.#last === null ? '' : promptPage(this.#last);
  }

  remember(prompt: SentPrompt): void {
    this.#last = prompt;
    this.#changed.fire(page);
  }

  async show(): Promise<void> {
    if (this.#last === null)
      throw new UserError('Nothing was sent to a language model in this window.', 'Draft a file, or ask in chat.');
    const document = await vscode.workspace.openTextDocument(page);
    await vscode.window.showTextDocument(document, { preview: true });
  }
}
