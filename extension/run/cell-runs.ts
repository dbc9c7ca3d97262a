import * as vscode from 'vscode';
import { Disposables } from '#extension/platform/disposables.ts';
import type { CellReport } from '#protocol/reproducibility.ts';
import type { Progress } from '#protocol/rpc/progress.ts';
import { type Look, stateLooks, verdictLooks } from './looks.ts';

interface Mark extends Look {
  readonly detail: string;
  /** Of the cell's text: what is written after a run was not run. */
  readonly version: number;
}

/** What a run tells of its cells. */
export interface Marks {
  state(cell: NonNullable<Progress['cell']>): void;
  verdicts(cells: readonly CellReport[]): void;
  /** It came to no report: what it said of cells is taken back. */
  end(): void;
}

/** Each cell's state while the notebook runs in its clean environment, and its verdict afterwards, under the cell. */
export class CellRuns extends Disposables implements vscode.NotebookCellStatusBarItemProvider {
  /** By the URI of the cell's text, which goes with the cell when it is moved. */
  readonly #marks = new Map<string, Mark>();
  readonly #changed = this.track(new vscode.EventEmitter<void>());
  readonly onDidChangeCellStatusBarItems = this.#changed.event;

  constructor() {
    super();
    this.track(vscode.notebooks.registerNotebookCellStatusBarItemProvider('jupyter-notebook', this));
    this.track(
      vscode.workspace.onDidCloseNotebookDocument((closed) => {
        for (const cell of closed.getCells()) this.#marks.delete(cell.document.uri.toString());
      }),
    );
  }

  /** A run begins of the notebook as it is now. A script has no cells to mark. */
  begin(uri: vscode.Uri): Marks {
    const notebook = vscode.workspace.notebookDocuments.find((open) => open.uri.toString() === uri.toString());
    const cells = (notebook?.getCells() ?? []).map(({ document }) => ({
      key: document.uri.toString(),
      version: document.version,
    }));
    const forget = (): void => {
      for (const { key } of cells) this.#marks.delete(key);
      this.#changed.fire();
    };
    const mark = (index: number, look: Look, detail: string): void => {
      const cell = cells[index];
      if (cell) this.#marks.set(cell.key, { ...look, detail, version: cell.version });
    };
    forget();
    return {
      state: ({ index, state, seconds }) => {
        const took = seconds === undefined ? '' : ` in ${seconds.toFixed(1)} s`;
        const look = stateLooks[state];
        mark(index, { ...look, text: `${look.text}${took}` }, 'In the clean environment.');
        this.#changed.fire();
      },
      verdicts: (reports) => {
        for (const { cell, verdict, sentence, difference } of reports)
          mark(cell, verdictLooks[verdict], [sentence, ...differenceLines(difference)].join('\n'));
        this.#changed.fire();
      },
      end: forget,
    };
  }

  provideCellStatusBarItems({ document }: vscode.NotebookCell): vscode.NotebookCellStatusBarItem[] {
    const mark = this.#marks.get(document.uri.toString());
    if (mark === undefined || mark.version !== document.version) return [];
    const item = new vscode.NotebookCellStatusBarItem(
      `$(${mark.icon}) ${mark.text}`,
      vscode.NotebookCellStatusBarAlignment.Left,
    );
    item.tooltip = mark.detail;
    item.accessibilityInformation = { label: `${mark.text}. ${mark.detail}` };
    return [item];
  }
}

const differenceLines = (difference: CellReport['difference']): string[] =>
  difference === null
    ? []
    : [`Stored: ${difference.stored ?? '(nothing more)'}`, `Now: ${difference.now ?? '(nothing more)'}`];
