import * as vscode from 'vscode';
import { until } from './until.ts';

/** Waits until a page is shown as it reads, and closes it; its Markdown. */
export async function shownPage(name: string): Promise<string> {
  const tab = await until(`the page "${name}" is shown`, () => {
    const { activeTab } = vscode.window.tabGroups.activeTabGroup;
    return activeTab?.label.includes(name) ? activeTab : null;
  });
  const page = await until('its text is known', () =>
    vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === 'slipway-page' && uri.path.includes(name)),
  );
  const text = page.getText();
  await vscode.window.tabGroups.close(tab);
  return text;
}
