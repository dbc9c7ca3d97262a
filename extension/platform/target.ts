import * as vscode from 'vscode';
import type { Manifest } from '#protocol/manifest.ts';
import type { Services } from './services.ts';
import { UserError } from './user-error.ts';

/** What a command works on: a notebook's project and what its manifest decides. */
export interface Target {
  /** The notebook, or the manifest where no notebook is open. */
  readonly uri: vscode.Uri;
  /** Absolute path. */
  readonly project: string;
  readonly folder: vscode.Uri;
  /** Relative to the project. */
  readonly notebook: string;
  readonly manifest: Manifest;
}

/** Finds it from what a menu passed, the active editor, an open notebook or the folder's `slipway.yaml`. */
export async function findTarget({ language }: Services, argument?: unknown): Promise<Target> {
  const uri = fromMenu(argument) ?? fromEditors() ?? (await fromFolders());
  if (!uri)
    throw new UserError('There is no notebook to work on.', 'Open a notebook, or a folder with a slipway.yaml.');
  if (uri.scheme !== 'file')
    throw new UserError(`${uri.path} is not a file on this machine.`, 'Save the notebook in a folder first.');
  const { project, notebook, manifest } = await language.manifest(uri);
  return { uri, project, folder: vscode.Uri.file(project), notebook, manifest };
}

/** The open notebook itself, saved, for what runs it. */
export async function savedNotebook(target: Target): Promise<vscode.NotebookDocument> {
  const document = await vscode.workspace.openNotebookDocument(vscode.Uri.joinPath(target.folder, target.notebook));
  if (document.isDirty && !(await document.save()))
    throw new UserError(`${target.notebook} could not be saved.`, 'Save it and try again.');
  return document;
}

/** A URI, or what the notebook toolbar and the checklist pass. */
function fromMenu(argument: unknown): vscode.Uri | undefined {
  if (argument instanceof vscode.Uri) return argument;
  if (typeof argument !== 'object' || argument === null || !('notebookEditor' in argument)) return undefined;
  const { notebookEditor } = argument;
  if (typeof notebookEditor !== 'object' || notebookEditor === null || !('notebookUri' in notebookEditor))
    return undefined;
  return notebookEditor.notebookUri instanceof vscode.Uri ? notebookEditor.notebookUri : undefined;
}

function fromEditors(): vscode.Uri | undefined {
  const active = vscode.window.activeNotebookEditor?.notebook;
  const open = active ? [active] : vscode.workspace.notebookDocuments;
  return open.find((notebook) => notebook.notebookType === 'jupyter-notebook')?.uri;
}

async function fromFolders(): Promise<vscode.Uri | undefined> {
  const [manifest] = await vscode.workspace.findFiles('**/slipway.yaml', '**/node_modules/**', 1);
  return manifest;
}
