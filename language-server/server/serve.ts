import {
  CodeActionKind,
  type Connection,
  type InitializeResult,
  NotebookDocuments,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Checker } from '#core/check/checker.ts';
import { createChecker, ruleOf } from '#core/check.ts';
import { InitializationOptions, readAssets } from './assets.ts';
import { codeActions, fixAllKind, fixNotebookKind } from './code-actions.ts';
import { type Context, delays } from './context.ts';
import { DiskNotebooks } from './disk-notebooks.ts';
import { hoverAt } from './hover.ts';
import { closeManifest, scheduleManifest } from './manifests.ts';
import { Notebooks } from './notebooks.ts';
import { pathOf } from './paths.ts';
import { Projects } from './projects.ts';
import { answerRequests } from './requests.ts';
import { createScheduler } from './scheduler.ts';
import { log, reasonOf } from './tell.ts';
import { followWorkspace, openWorkspace } from './workspace.ts';

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
    projects: new Projects(
      () => openTexts(documents),
      (path, error) => log(connection, 'warn', `${path} is left out, since it cannot be read: ${reasonOf(error)}`),
    ),
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
    openWorkspace(context, params, options);
    connection.onInitialized(() => followWorkspace(context, params, recheck));
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
  connection.onCodeAction(async (params) => {
    const found = await fresh(params.textDocument.uri);
    return found ? codeActions(params, found, options.silence) : [];
  });
  connection.onHover(async ({ textDocument, position }) => {
    const found = await fresh(textDocument.uri);
    return found ? hoverAt(position, found, ruleOf) : null;
  });
  answerRequests(context, notebooks);
  connection.onShutdown(async () => {
    context.scheduler.dispose();
    (await checker?.catch(() => null))?.dispose();
  });

  documents.listen(connection);
  context.notebooks.listen(connection);

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
    recheck((each) => context.projects.rootOf(each) === own, uri);
  }

  function recheck(concerns: (path: string) => boolean, except?: string): void {
    const isConcerned = (uri: string) => {
      const path = pathOf(uri);
      return uri !== except && path !== null && concerns(path);
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
