import type * as vscode from 'vscode';
import { commands } from '#extension/contributions.ts';
import type { CellMark } from '#protocol/cell-marks.ts';

interface Look {
  readonly icon: string;
  /** What a click does. */
  readonly command: (mark: CellMark, notebook: vscode.Uri) => vscode.Command;
}

const prepare = (_: CellMark, notebook: vscode.Uri): vscode.Command => ({
  command: commands.prepare,
  title: 'Prepare Model',
  arguments: [notebook],
});
const explain = ({ rule }: CellMark): vscode.Command => ({
  command: commands.openPage,
  title: 'Why',
  arguments: [`rules/${rule}.md`],
});

/** How a mark looks, under a cell and above a script's. */
export const markLooks: Readonly<Record<CellMark['kind'], Look>> = {
  training: { icon: 'mortar-board', command: prepare },
  inference: { icon: 'question', command: prepare },
  order: { icon: 'arrow-swap', command: explain },
  leakage: { icon: 'warning', command: explain },
};
