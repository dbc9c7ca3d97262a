import * as vscode from 'vscode';
import { settings } from '#extension/contributions.ts';

/** Changes one of our settings for the user; `undefined` takes it back. */
export const set = (name: string, value: unknown): Thenable<void> =>
  vscode.workspace.getConfiguration(settings.section).update(name, value, vscode.ConfigurationTarget.Global);
