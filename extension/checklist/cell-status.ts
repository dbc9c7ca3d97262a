import * as vscode from 'vscode';
import type { Language } from '#extension/language/language.ts';
import { Disposables } from '#extension/platform/disposables.ts';
import type { CellMark } from '#protocol/cell-marks.ts';
import { markLooks } from './mark-looks.ts';

/** What each cell is to the whole, under the cell: trains, asks, out of order, leaks. */
export class CellStatus extends Disposables implements vscode.NotebookCellStatusBarItemProvider {
  readonly #language: Language;
  readonly #changed = this.track(new vscode.EventEmitter<void>());
  readonly onDidChangeCellStatusBarItems = this.#changed.event;
  #shown = '';

  constructor(language: Language) {
    super();
    this.#language = language;
    this.track(
      language.onChange((uri) => {
        // VS Code draws every cell's items anew at each change: say only what changed.
        const marks = JSON.stringify([uri.toString(), language.checklist(uri)?.marks]);
        if (marks === this.#shown) return;
        this.#shown = marks;
        this.#changed.fire();
      }),
    );
    this.track(vscode.notebooks.registerNotebookCellStatusBarItemProvider('jupyter-notebook', this));
  }

  provideCellStatusBarItems(cell: vscode.NotebookCell): vscode.NotebookCellStatusBarItem[] {
    const marks = this.#language.checklist(cell.notebook.uri)?.marks ?? [];
    return marks.filter((mark) => mark.cell === cell.index).map((mark) => draw(mark, cell.notebook.uri));
  }
}

function draw(mark: CellMark, notebook: vscode.Uri): vscode.NotebookCellStatusBarItem {
  const { icon, command } = markLooks[mark.kind];
  const item = new vscode.NotebookCellStatusBarItem(
    `$(${icon}) ${mark.text}`,
    vscode.NotebookCellStatusBarAlignment.Right,
  );
  item.tooltip = mark.detail;
  item.command = command(mark, notebook);
  item.accessibilityInformation = { label: `${mark.text}. ${mark.detail}`, role: 'button' };
  return item;
}
