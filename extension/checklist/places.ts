import * as vscode from 'vscode';
import { UserError } from '#extension/platform/user-error.ts';
import type { Fix, Place, Range } from '#protocol/finding.ts';

export const toRange = (range: Range): vscode.Range =>
  new vscode.Range(range.start.line, range.start.character, range.end.line, range.end.character);

/** The text document a place lies in: a cell's own, or the file's. */
export async function documentAt(project: vscode.Uri, place: Place): Promise<vscode.TextDocument> {
  const uri = vscode.Uri.joinPath(project, place.file);
  if (place.cell === undefined) return vscode.workspace.openTextDocument(uri);
  const notebook = await vscode.workspace.openNotebookDocument(uri);
  if (place.cell >= notebook.cellCount) throw new UserError(`${place.file} has no cell ${place.cell + 1} any more.`);
  return notebook.cellAt(place.cell).document;
}

/** Opens a place and selects it; in a notebook the cell comes into view and gets the cursor. */
export async function reveal(project: vscode.Uri, place: Place): Promise<void> {
  const selection = toRange(place.range);
  if (place.cell !== undefined) {
    const notebook = await vscode.workspace.openNotebookDocument(vscode.Uri.joinPath(project, place.file));
    const cells = new vscode.NotebookRange(place.cell, place.cell + 1);
    const editor = await vscode.window.showNotebookDocument(notebook, { selections: [cells], preview: false });
    editor.revealRange(cells, vscode.NotebookEditorRevealType.InCenterIfOutsideViewport);
  }
  await show(await documentAt(project, place), selection);
}

/** A cell that was out of sight has no editor before it is drawn, and VS Code does not say when it is. */
async function show(document: vscode.TextDocument, selection: vscode.Range): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      await vscode.window.showTextDocument(document, { selection });
      return;
    } catch (error) {
      if (tries === 20) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

/** Applies a fix as one edit that can be undone. */
export const applyFix = (project: vscode.Uri, fix: Fix): Promise<void> =>
  applyEdits(project, fix.edits, `"${fix.title}" was`);

/** `what` begins the sentence when they cannot be made: `The fixes were`. */
export async function applyEdits(project: vscode.Uri, edits: Fix['edits'], what: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  for (const { place, newText } of edits) {
    const document = await documentAt(project, place);
    edit.replace(document.uri, toRange(place.range), newText);
  }
  if (!(await vscode.workspace.applyEdit(edit)))
    throw new UserError(`${what} not applied: VS Code refused the edit.`, 'Is the file read-only?');
}
