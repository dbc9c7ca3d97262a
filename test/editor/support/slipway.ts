import * as vscode from 'vscode';
import type { SlipwayApi } from '#extension/main.ts';

export function extension(): vscode.Extension<SlipwayApi> {
  const found = vscode.extensions.getExtension<SlipwayApi>('slipway.slipway');
  if (!found) throw new Error('VS Code does not know the extension.');
  return found;
}

/** The folder of the samples' copies. */
export function folder(): vscode.Uri {
  const [first] = vscode.workspace.workspaceFolders ?? [];
  if (!first) throw new Error('No folder is open.');
  return first.uri;
}
