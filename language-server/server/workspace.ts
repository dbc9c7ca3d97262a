import {
  type Connection,
  DidChangeWatchedFilesNotification,
  FileChangeType,
  type InitializeParams,
  type WorkspaceFolder,
} from 'vscode-languageserver';
import { type Interpreter, interpreters } from '#protocol/language.ts';
import type { InitializationOptions } from './assets.ts';
import type { ChosenInterpreter } from './chosen.ts';
import type { Context } from './context.ts';
import type { FileChange } from './file-change.ts';
import { pathOf } from './paths.ts';
import { log, reasonOf } from './tell.ts';

/** Takes over the folders and interpreters that are there at the start. */
export function openWorkspace({ projects }: Context, params: InitializeParams, options: InitializationOptions): void {
  projects.openFolders(foldersOf(params.workspaceFolders ?? []));
  projects.interpreters = chosenIn(options.interpreters ?? []);
}

/**
 * Follows what the editor says of the workspace: files that change outside of it, folders that come and go, and interpreters that are
 * chosen. `recheck` checks anew the open documents, by their paths, that a change concerns.
 */
export async function followWorkspace(
  { connection, projects }: Context,
  { capabilities: { workspace } }: InitializeParams,
  recheck: (concerns: (path: string) => boolean) => void,
): Promise<void> {
  connection.onDidChangeWatchedFiles((params) => {
    const changes = params.changes.flatMap(({ uri, type }): FileChange[] => {
      const path = pathOf(uri);
      return path === null ? [] : [{ path, happened: happened[type] }];
    });
    for (const { path, happened } of changes) projects.exists(path, happened !== 'deleted');
    recheck(projects.changed(changes));
  });
  connection.onNotification(interpreters.name, (params: unknown) => {
    const parsed = interpreters.params.safeParse(params);
    if (!parsed.success) return log(connection, 'error', `Interpreters of another shape came: ${parsed.error.message}`);
    projects.interpreters = chosenIn(parsed.data.interpreters);
    recheck(() => true);
  });
  if (workspace?.workspaceFolders === true)
    connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      projects.openFolders(foldersOf(added), foldersOf(removed));
      recheck(() => true);
    });
  if (workspace?.didChangeWatchedFiles?.dynamicRegistration === true) await watch(connection);
}

const happened: Readonly<Record<FileChangeType, FileChange['happened']>> = {
  [FileChangeType.Created]: 'created',
  [FileChangeType.Changed]: 'changed',
  [FileChangeType.Deleted]: 'deleted',
};

/** Asks the client to tell of files that change outside the editor. */
async function watch(connection: Connection): Promise<void> {
  try {
    await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: [{ globPattern: '**/*' }] });
  } catch (error) {
    log(connection, 'warn', `Files that change outside the editor will not be noticed: ${reasonOf(error)}`);
  }
}

const foldersOf = (folders: readonly WorkspaceFolder[]): string[] => folders.flatMap(({ uri }) => pathOf(uri) ?? []);

const chosenIn = (chosen: readonly Interpreter[]): ChosenInterpreter[] =>
  chosen.flatMap(({ folder, ...interpreter }) => {
    const path = pathOf(folder);
    return path === null ? [] : [{ folder: path, ...interpreter }];
  });
