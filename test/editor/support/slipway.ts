import * as vscode from 'vscode';
import type { NotebookChecklist } from '#extension/language/language.ts';
import type { SlipwayApi } from '#extension/main.ts';
import { until } from './until.ts';

export function extension(): vscode.Extension<SlipwayApi> {
  const found = vscode.extensions.getExtension<SlipwayApi>('slipway.slipway');
  if (!found) throw new Error('VS Code does not know the extension.');
  return found;
}

/** The folder of the samples' copies. */
export function folder(): vscode.Uri {
  const [first] = vscode.workspace.workspaceFolders ?? [];
  if (!first) throw new Error('No folder is open.');
  return first.uri;
}

/** The extension's answers about itself; it has been activated by then. */
export function slipway(): SlipwayApi {
  return extension().exports;
}

/** Opens the messy sample and waits for its checklist. */
export async function openMessy(): Promise<{ notebook: vscode.NotebookDocument; checklist: NotebookChecklist }> {
  const uri = vscode.Uri.joinPath(folder(), 'penguins-messy', 'penguins.ipynb');
  const notebook = await vscode.workspace.openNotebookDocument(uri);
  await vscode.window.showNotebookDocument(notebook);
  const checklist = await until('the checklist of the messy sample', () => slipway().checklist(uri));
  return { notebook, checklist };
}

/** Findings of Slipway in one cell. */
export const findings = (notebook: vscode.NotebookDocument, cell: number): vscode.Diagnostic[] =>
  vscode.languages.getDiagnostics(notebook.cellAt(cell).document.uri).filter(({ source }) => source === 'Slipway');

export const ruleOf = ({ code }: vscode.Diagnostic): unknown => (typeof code === 'object' ? code.value : code);
