import * as vscode from 'vscode';
import { until } from './until.ts';

/** Waits until a page is shown as it reads, and closes it; its Markdown. */
export async function shownPage(name: string): Promise<string> {
  const tab = await until(`the page "${name}" is shown`, () => {
    const { activeTab } = vscode.window.tabGroups.activeTabGroup;
    return activeTab?.label.includes(name) ? activeTab : null;
  });
  // VS Code keeps the text of a page for a while after it was closed.
  const page = await until('its text is known', () =>
    vscode.workspace.textDocuments.findLast(({ uri }) => uri.scheme === 'slipway-page' && uri.path.includes(name)),
  );
  const text = page.getText();
  await vscode.window.tabGroups.close(tab);
  return text;
}
