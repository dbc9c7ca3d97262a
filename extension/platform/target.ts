import * as vscode from 'vscode';
import type { Manifest } from '#protocol/manifest.ts';
import { candidates } from './candidates.ts';
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
  /** Whether `slipway.yaml` is there; the manifest is all defaults where it is not. */
  readonly written: boolean;
}

/**
 * Finds it from what a menu passed, else from the editor with the focus, open notebooks and manifests; asks where several
 * may be meant.
 */
export async function findTarget({ language }: Services, argument?: unknown): Promise<Target> {
  const uri = fromMenu(argument) ?? (await fromSurroundings(language.scripts));
  if (uri.scheme !== 'file')
    throw new UserError(`${uri.path} is not a file on this machine.`, 'Save the notebook in a folder first.');
  const { project, notebook, manifest, written } = await language.manifest(uri);
  return { uri, project, folder: vscode.Uri.file(project), notebook, manifest, written };
}

/** The notebook itself, open and saved, for what runs it. */
export async function savedNotebook({ folder, notebook }: Target): Promise<vscode.Uri> {
  const uri = vscode.Uri.joinPath(folder, notebook);
  const { workspace } = vscode;
  const document = await (notebook.endsWith('.py')
    ? workspace.openTextDocument(uri)
    : workspace.openNotebookDocument(uri));
  if (document.isDirty && !(await document.save()))
    throw new UserError(`${notebook} could not be saved.`, 'Save it and try again.');
  return uri;
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

/** More projects than this in the open folders are not told apart by a list. */
const mostManifests = 100;

async function fromSurroundings(scripts: readonly vscode.Uri[]): Promise<vscode.Uri> {
  // The tab is known before what it shows is loaded.
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  const isNotebook = input instanceof vscode.TabInputNotebook;
  const active = isNotebook || input instanceof vscode.TabInputText ? input.uri : undefined;
  if (isNotebook && active?.scheme !== 'file') return input.uri;
  const notebooks = vscode.workspace.notebookDocuments.filter(
    ({ notebookType, uri }) => notebookType === 'jupyter-notebook' && uri.scheme === 'file',
  );
  const manifests = await vscode.workspace.findFiles('**/slipway.yaml', '**/node_modules/**', mostManifests);
  const found = candidates({
    active: active?.scheme === 'file' ? active.path : null,
    notebooks: [...notebooks.map(({ uri }) => uri), ...scripts].map(({ path }) => path),
    manifests: manifests.map(({ path }) => path).toSorted(),
  });
  return choose(found.map((path) => vscode.Uri.from({ scheme: 'file', path })));
}

async function choose(uris: readonly vscode.Uri[]): Promise<vscode.Uri> {
  const [first, ...others] = uris;
  if (!first)
    throw new UserError('There is no notebook to work on.', 'Open a notebook, or a folder with a slipway.yaml.');
  if (others.length === 0) return first;
  const rows = uris.map((uri) => ({ label: vscode.workspace.asRelativePath(uri), uri }));
  const chosen = await vscode.window.showQuickPick(rows, { placeHolder: 'Work on which notebook or project?' });
  if (!chosen) throw new vscode.CancellationError();
  return chosen.uri;
}
