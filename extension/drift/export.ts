import * as vscode from 'vscode';
import type { Daemon } from '#extension/daemon/daemon.ts';
import { inform } from '#extension/platform/messages.ts';
import type { DriftReport } from '#protocol/drift.ts';
import { serve } from '#protocol/rpc/index.ts';

/** Writes the report as it is now where the user says: a page to read and send, or JSON in the protocol's own shape. */
export async function exportReport(daemon: Daemon, report: DriftReport): Promise<void> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const name = `drift-${report.model.replaceAll(/[^\w.@-]+/g, '-')}.html`;
  const uri = await vscode.window.showSaveDialog({
    title: 'Export Drift Report',
    filters: { 'HTML page': ['html'], JSON: ['json'] },
    ...(folder ? { defaultUri: vscode.Uri.joinPath(folder, name) } : {}),
  });
  if (!uri) return;
  const asJson = uri.path.endsWith('.json');
  const text = asJson ? `${JSON.stringify(report, null, 2)}\n` : (await daemon.call(serve.driftHtml, { report })).html;
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  if (asJson) await vscode.window.showTextDocument(uri);
  else await tell(uri);
}

async function tell(page: vscode.Uri): Promise<void> {
  const open = 'Open in Browser';
  // Where the editor's window is on another machine, its browser has no such file.
  const here = vscode.env.uiKind === vscode.UIKind.Desktop && vscode.env.remoteName === undefined;
  const text = `The drift report is in ${vscode.workspace.asRelativePath(page)}.`;
  const chosen = await inform(text, ...(here ? [open] : []));
  if (chosen === open) await vscode.env.openExternal(page);
}
