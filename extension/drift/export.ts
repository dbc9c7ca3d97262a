import * as vscode from 'vscode';
import type { DriftReport } from '#protocol/drift.ts';

/** Writes the report as it is now where the user says, as JSON in the protocol's own shape. */
export async function exportReport(report: DriftReport): Promise<void> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const name = `drift-${report.model}.json`;
  const uri = await vscode.window.showSaveDialog({
    title: 'Export Drift Report',
    filters: { JSON: ['json'] },
    ...(folder ? { defaultUri: vscode.Uri.joinPath(folder, name) } : {}),
  });
  if (!uri) return;
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(`${JSON.stringify(report, null, 2)}\n`));
  await vscode.window.showTextDocument(uri);
}
