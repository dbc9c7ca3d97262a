import {
  CodeActionKind,
  type Connection,
  DidChangeWatchedFilesNotification,
  FileChangeType,
  type InitializeParams,
  type InitializeResult,
  NotebookDocuments,
  TextDocumentSyncKind,
  TextDocuments,
  type WorkspaceFolder,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Checker } from '#core/check/checker.ts';
import { createChecker, ruleOf } from '#core/check.ts';
import { type Interpreter, interpreters } from '#protocol/language.ts';
import { InitializationOptions, readAssets } from './assets.ts';
import { codeActions, fixAllKind, fixNotebookKind } from './code-actions.ts';
import { type Context, delays } from './context.ts';
import { DiskNotebooks } from './disk-notebooks.ts';
import { hoverAt } from './hover.ts';
import { closeManifest, scheduleManifest } from './manifests.ts';
import { Notebooks } from './notebooks.ts';
import { pathOf } from './paths.ts';
import { type ChosenInterpreter, Projects } from './projects.ts';
import { answerRequests } from './requests.ts';
import { createScheduler } from './scheduler.ts';
import { log, reasonOf } from './tell.ts';

/** Puts the language server on a connection; the caller listens on it afterwards. */
export function serve(connection: Connection): void {
  let options: InitializationOptions = {};
  let checker: Promise<Checker> | null = null;
  const load = async (): Promise<Checker> => {
    try {
      return createChecker(await readAssets(options));
    } catch (error) {
      // What could not be loaded may be there the next time.
      checker = null;
      throw error;
    }
  };
  const documents = new TextDocuments(TextDocument);
  const context: Context = {
    connection,
    documents,
    notebooks: new NotebookDocuments(TextDocument),
    projects: new Projects(() => openTexts(documents)),
    disk: new DiskNotebooks(),
    scheduler: createScheduler((key, error) => log(connection, 'error', `${key} was not checked: ${reasonOf(error)}`)),
    found: new Map(),
    checker: () => (checker ??= load()),
  };
  const notebooks = new Notebooks(context);

  connection.onInitialize((params): InitializeResult => {
    const parsed = InitializationOptions.safeParse(params.initializationOptions ?? {});
    if (parsed.success) options = parsed.data;
    else log(connection, 'error', `The initialization options are not what the server takes: ${parsed.error.message}`);
    context.projects.openFolders(foldersOf(params.workspaceFolders ?? []));
    context.projects.interpreters = chosenIn(options.interpreters ?? []);
    connection.onInitialized(() => {
      if (params.capabilities.workspace?.workspaceFolders === true) followFolders();
      return watch(connection, params);
    });
    return {
      serverInfo: { name: 'Slipway' },
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
        // All cells, so that a cell's index is that of the document; outputs are never sent.
        notebookDocumentSync: {
          notebookSelector: ['file', 'untitled', 'vscode-vfs', 'memfs'].map((scheme) => ({
            notebook: { notebookType: 'jupyter-notebook', scheme },
          })),
          save: true,
        },
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, fixAllKind, fixNotebookKind] },
        hoverProvider: true,
      },
    };
  });

  documents.onDidChangeContent(({ document }) => {
    if (isPython(document)) return notebooks.look(document);
    const path = pathOf(document.uri);
    if (path !== null) context.projects.exists(path, true);
    scheduleManifest(context, document);
    recheckAround(document.uri);
  });
  documents.onDidClose(({ document }) => {
    if (isPython(document)) return notebooks.close(document.uri);
    closeManifest(context, document.uri);
    recheckAround(document.uri);
  });
  context.notebooks.onDidOpen(({ uri }) => notebooks.schedule(uri, 0));
  context.notebooks.onDidChange(({ notebookDocument }) => notebooks.schedule(notebookDocument.uri));
  context.notebooks.onDidSave(({ uri }) => notebooks.schedule(uri));
  context.notebooks.onDidClose(({ uri }) => notebooks.close(uri));
  connection.onDidChangeWatchedFiles(({ changes }) => {
    const roots = new Set<string>();
    for (const { uri, type } of changes) {
      const path = pathOf(uri);
      if (path === null) continue;
      context.projects.exists(path, type !== FileChangeType.Deleted);
      const root = context.projects.changed(path);
      if (root !== null) roots.add(root);
    }
    recheck((root) => roots.has(root));
  });

  connection.onCodeAction(async (params) => {
    const found = await fresh(params.textDocument.uri);
    return found ? codeActions(params, found, options.silence) : [];
  });
  connection.onHover(async ({ textDocument, position }) => {
    const found = await fresh(textDocument.uri);
    return found ? hoverAt(position, found, ruleOf) : null;
  });
  connection.onNotification(interpreters.name, (params: unknown) => {
    const parsed = interpreters.params.safeParse(params);
    if (!parsed.success) return;
    context.projects.interpreters = chosenIn(parsed.data.interpreters);
    recheck(() => true);
  });
  answerRequests(context, notebooks);
  connection.onShutdown(async () => {
    context.scheduler.dispose();
    (await checker?.catch(() => null))?.dispose();
  });

  documents.listen(connection);
  context.notebooks.listen(connection);

  /** A folder that came or went may be the root of what is open. */
  function followFolders(): void {
    connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      context.projects.openFolders(foldersOf(added), foldersOf(removed));
      recheck(() => true);
    });
  }

  /** What was found in a document as it is now, a check that waits done first. */
  async function fresh(uri: string) {
    await context.scheduler.flush(context.notebooks.findNotebookDocumentForCell(uri)?.uri ?? uri);
    return context.found.get(uri);
  }

  /** Checks anew whatever shares a project with a document, which is scheduled already. */
  function recheckAround(uri: string): void {
    const path = pathOf(uri);
    if (path === null) return;
    const own = context.projects.rootOf(path);
    recheck((root) => root === own, uri);
  }

  function recheck(concerns: (root: string) => boolean, except?: string): void {
    const isConcerned = (uri: string) => {
      const path = pathOf(uri);
      return uri !== except && path !== null && concerns(context.projects.rootOf(path));
    };
    for (const document of documents.all())
      if (!isPython(document) && isConcerned(document.uri)) scheduleManifest(context, document, delays.others);
    for (const uri of notebooks.uris) if (isConcerned(uri)) notebooks.schedule(uri, delays.others);
  }
}

/** A script may be a notebook; any other document is a manifest. */
const isPython = ({ languageId }: TextDocument): boolean => languageId === 'python';

/** Manifests. */
function* openTexts(documents: TextDocuments<TextDocument>): Iterable<readonly [string, string]> {
  for (const document of documents.all()) {
    const path = isPython(document) ? null : pathOf(document.uri);
    if (path !== null) yield [path, document.getText()];
  }
}

const chosenIn = (interpreters: readonly Interpreter[]): ChosenInterpreter[] =>
  interpreters.flatMap(({ folder, python }) => {
    const path = pathOf(folder);
    return path === null ? [] : [{ folder: path, python }];
  });

const foldersOf = (folders: readonly WorkspaceFolder[]): string[] => folders.flatMap(({ uri }) => pathOf(uri) ?? []);

/** Asks the client to tell of files that change outside the editor. */
async function watch(connection: Connection, { capabilities }: InitializeParams): Promise<void> {
  if (!capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration) return;
  try {
    await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: [{ globPattern: '**/*' }] });
  } catch (error) {
    log(connection, 'warn', `Files that change outside the editor will not be noticed: ${reasonOf(error)}`);
  }
}
