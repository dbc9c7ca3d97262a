import * as vscode from 'vscode';
import { Captured, type RecordRow, Signature } from '#protocol/model.ts';
import { folder } from './slipway.ts';

/** What `slipway.yaml` of the copy calls the model: a name that no image or deployment of this machine has. */
export const name = process.env['SLIPWAY_TEST_MODEL'] ?? '';

/** A copy of the messy sample for what runs it, made by `run.ts`; its manifest lets the system choose the port. */
export const project = (): vscode.Uri => vscode.Uri.joinPath(folder(), 'penguins-to-serve');
export const notebookUri = (): vscode.Uri => vscode.Uri.joinPath(project(), 'penguins.ipynb');

const inModel = (path: string): vscode.Uri => vscode.Uri.joinPath(project(), 'model', path);

export async function readModelJson(path: string): Promise<unknown> {
  return JSON.parse(new TextDecoder().decode(await vscode.workspace.fs.readFile(inModel(path))));
}

/** A row of the notebook's own test data, the columns it has, and what the notebook answered to all rows. */
export async function captured(): Promise<{ signature: Signature; row: RecordRow; answers: Captured['answers'] }> {
  const signature = Signature.parse(await readModelJson('slipway/signature.json'));
  const { rows, answers } = Captured.parse(await readModelJson('slipway/captured.json'));
  const [row] = rows;
  if (!row) throw new Error('No row was captured.');
  return { signature, row, answers };
}
