import * as vscode from 'vscode';

/** Opens a page of the documentation: one that ships with the extension in VS Code's preview, any other in the browser. */
export async function openPage(context: vscode.ExtensionContext, page: string): Promise<void> {
  if (/^https:\/\//.test(page)) {
    await vscode.env.openExternal(vscode.Uri.parse(page, true));
    return;
  }
  const file = vscode.Uri.joinPath(context.extensionUri, page.startsWith('docs/') ? page : `docs/${page}`);
  await vscode.workspace.fs.stat(file);
  await vscode.commands.executeCommand('markdown.showPreview', file);
}
