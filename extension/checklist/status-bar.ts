import * as vscode from 'vscode';
import { commands } from '#extension/contributions.ts';
import { Disposables } from '#extension/platform/disposables.ts';
import type { CurrentNotebook } from './current.ts';
import { progress } from './presentation.ts';

/** Says how far the current notebook is, and opens the checklist. */
export class ChecklistStatus extends Disposables {
  readonly #item = this.track(
    vscode.window.createStatusBarItem('slipway.checklist', vscode.StatusBarAlignment.Left, 20),
  );

  constructor(current: CurrentNotebook) {
    super();
    this.#item.name = 'Slipway Checklist';
    this.#item.command = commands.showChecklist;
    this.track(current.onChange(() => this.#draw(current)));
    this.#draw(current);
  }

  #draw(current: CurrentNotebook): void {
    const now = current.checklist;
    if (!now) {
      this.#item.hide();
      return;
    }
    const { done, of } = progress(now.checklist);
    this.#item.text = `$(checklist) ${done} of ${of}`;
    this.#item.tooltip = `Slipway: ${now.checklist.notebook} has ${done} of ${of} things production needs`;
    this.#item.accessibilityInformation = { label: `Slipway checklist, ${done} of ${of} done`, role: 'button' };
    this.#item.show();
  }
}
