import type * as vscode from 'vscode';
import type { Daemon } from '#extension/daemon/daemon.ts';
import type { Language } from '#extension/language/language.ts';
import type { Commands } from './commands.ts';
import type { Drafts } from './drafts.ts';
import type { Work } from './work.ts';

/** What the feature folders share. Each exports one function that registers it and starts nothing. */
export interface Services {
  readonly context: vscode.ExtensionContext;
  readonly log: vscode.LogOutputChannel;
  readonly commands: Commands;
  readonly language: Language;
  readonly daemon: Daemon;
  readonly drafts: Drafts;
  readonly work: Work;
}
