import * as vscode from 'vscode';
import { project } from './prepared.ts';

export const inProject = (path: string): vscode.Uri => vscode.Uri.joinPath(project(), path);

export async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}

export const readText = async (uri: vscode.Uri): Promise<string> =>
  new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));

export const writeText = (uri: vscode.Uri, text: string): Thenable<void> =>
  vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));

/** Has another Dockerfile in the prepared project for a while. */
export async function withDockerfile(text: string, work: () => Promise<void>): Promise<void> {
  const file = inProject('Dockerfile');
  const own = await readText(file);
  await writeText(file, text);
  try {
    await work();
  } finally {
    await writeText(file, own);
  }
}
