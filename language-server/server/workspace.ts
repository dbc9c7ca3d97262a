import {
  type Connection,
  DidChangeWatchedFilesNotification,
  FileChangeType,
  type InitializeParams,
  type WorkspaceFolder,
} from 'vscode-languageserver';
import { type Interpreter, interpreters } from '#protocol/language.ts';
import type { InitializationOptions } from './assets.ts';
import type { Context } from './context.ts';
import { pathOf } from './paths.ts';
import type { ChosenInterpreter } from './projects.ts';
import { log, reasonOf } from './tell.ts';

/** Takes over the folders and interpreters that are there at the start. */
export function openWorkspace({ projects }: Context, params: InitializeParams, options: InitializationOptions): void {
  projects.openFolders(foldersOf(params.workspaceFolders ?? []));
  projects.interpreters = chosenIn(options.interpreters ?? []);
}

/**
 * Follows what the editor says of the workspace: files that change outside of it, folders that come and go, and interpreters that are
 * chosen. `recheck` checks anew what is open of the projects, by their roots, that a change concerns.
 */
export async function followWorkspace(
  { connection, projects }: Context,
  { capabilities: { workspace } }: InitializeParams,
  recheck: (concerns: (root: string) => boolean) => void,
): Promise<void> {
  connection.onDidChangeWatchedFiles(({ changes }) => {
    const roots = new Set<string>();
    for (const { uri, type } of changes) {
      const path = pathOf(uri);
      if (path === null) continue;
      projects.exists(path, type !== FileChangeType.Deleted);
      const root = projects.changed(path);
      if (root !== null) roots.add(root);
    }
    recheck((root) => roots.has(root));
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
