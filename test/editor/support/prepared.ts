import * as vscode from 'vscode';
import { Captured, type RecordRow, Signature } from '#protocol/model.ts';
import { folder } from './slipway.ts';

/** A copy of the messy sample for what runs it, made by `run.ts`; its manifest lets the system choose the port. */
export const project = (): vscode.Uri => vscode.Uri.joinPath(folder(), 'penguins-to-serve');
export const notebookUri = (): vscode.Uri => vscode.Uri.joinPath(project(), 'penguins.ipynb');

const inModel = (path: string): vscode.Uri => vscode.Uri.joinPath(project(), 'model', path);

export async function readModelJson(path: string): Promise<unknown> {
  return JSON.parse(new TextDecoder().decode(await vscode.workspace.fs.readFile(inModel(path))));
}

/** A row of the notebook's own test data, and the columns it has. */
export async function capturedRow(): Promise<{ signature: Signature; row: RecordRow }> {
  const signature = Signature.parse(await readModelJson('slipway/signature.json'));
  const [row] = Captured.parse(await readModelJson('slipway/captured.json')).rows;
  if (!row) throw new Error('No row was captured.');
  return { signature, row };
}
