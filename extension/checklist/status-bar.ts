import * as vscode from 'vscode';
import { commands } from '#extension/contributions.ts';
import { Disposables } from '#extension/platform/disposables.ts';
import type { Work } from '#extension/platform/work.ts';
import type { CurrentNotebook } from './current.ts';
import { progress } from './presentation.ts';

/** Says how far the current notebook is, and opens the checklist. */
export class ChecklistStatus extends Disposables {
  readonly #item = this.track(
    vscode.window.createStatusBarItem('slipway.checklist', vscode.StatusBarAlignment.Left, 20),
  );

  constructor(current: CurrentNotebook, work: Work) {
    super();
    this.#item.name = 'Slipway Checklist';
    this.#item.command = commands.showChecklist;
    this.track(current.onChange(() => this.#draw(current, work)));
    this.track(work.onChange(() => this.#draw(current, work)));
    this.#draw(current, work);
  }

  #draw(current: CurrentNotebook, work: Work): void {
    const now = current.checklist;
    if (!now) {
      this.#item.hide();
      return;
    }
    const { done, of } = progress(now.checklist);
    const isMoving = work.stages(now.uri).size > 0;
    this.#item.text = `$(${isMoving ? 'loading~spin' : 'checklist'}) ${done} of ${of}`;
    this.#item.tooltip = `Slipway: ${now.checklist.notebook} has ${done} of ${of} things production needs`;
    this.#item.accessibilityInformation = {
      label: `Slipway checklist, ${done} of ${of} done${isMoving ? ', in progress' : ''}`,
      role: 'button',
    };
    this.#item.show();
  }
}
