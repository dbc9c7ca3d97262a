import * as vscode from 'vscode';

const scheme = 'slipway-page';

/** Pages to read, which nobody is asked to save. The text stands in the address, so that it outlives a reload. */
export const registerPages = (): vscode.Disposable =>
  vscode.workspace.registerTextDocumentContentProvider(scheme, { provideTextDocumentContent: ({ query }) => query });

const pageOf = (name: string, text: string): vscode.Uri => vscode.Uri.from({ scheme, path: name, query: text });

/** Shows a text; the name says its language, as a file's does. */
export async function showText(name: string, text: string): Promise<void> {
  const document = await vscode.workspace.openTextDocument(pageOf(name, text));
  await vscode.window.showTextDocument(document, { preview: true });
}

/** Shows Markdown as it reads. */
export async function showMarkdown(name: string, text: string): Promise<void> {
  await vscode.commands.executeCommand('markdown.showPreview', pageOf(name, text));
}
