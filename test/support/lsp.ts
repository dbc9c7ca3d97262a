import { type ChildProcess, spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node';
import type { CodeAction, Diagnostic, Hover, TextDocumentEdit } from 'vscode-languageserver';
import { applyEdits } from '#core/manifests/text/apply.ts';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

export interface Published {
  readonly version: number | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** A cell as an editor has it. `kind` 1 is Markdown, 2 code. */
export interface EditorCell {
  readonly source: string;
  readonly kind?: 1 | 2;
  readonly language?: string;
  readonly executionOrder?: number;
}

/** A language client that speaks to the real server over stdio, and keeps what it is told. */
export class LspClient {
  readonly process: ChildProcess;
  readonly connection: MessageConnection;
  readonly published = new Map<string, Published>();
  readonly notified: { readonly method: string; readonly params: unknown }[] = [];
  readonly logged: string[] = [];
  readonly #waiting = new Set<() => void>();
  readonly #texts = new Map<string, { version: number; text: string; cell: boolean }>();
  readonly #notebooks = new Map<string, { version: number; cells: string[] }>();

  private constructor(process: ChildProcess, connection: MessageConnection) {
    this.process = process;
    this.connection = connection;
    connection.onNotification((method, params) => {
      this.notified.push({ method, params });
      if (method === 'textDocument/publishDiagnostics' && isPublication(params)) this.published.set(params.uri, params);
      if (method === 'window/logMessage') this.logged.push(JSON.stringify(params));
      for (const look of [...this.#waiting]) look();
    });
    connection.onRequest('client/registerCapability', () => null);
    connection.listen();
  }

  /** Starts the server from its source, on a workspace folder. */
  static async start(
    folder: string,
    options: Record<string, unknown> = {},
    env: Readonly<Record<string, string>> = {},
  ): Promise<LspClient> {
    const child = spawn(process.execPath, [join(root, 'language-server/main.ts'), '--stdio'], {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const connection = createMessageConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin),
    );
    const client = new LspClient(child, connection);
    const modules = join(root, 'node_modules');
    await connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: null,
      workspaceFolders: [{ uri: pathToFileURL(folder).href, name: 'workspace' }],
      capabilities: { workspace: { didChangeWatchedFiles: { dynamicRegistration: true }, workspaceFolders: true } },
      initializationOptions: {
        assets: {
          runtime: join(modules, 'web-tree-sitter/web-tree-sitter.wasm'),
          python: join(modules, 'tree-sitter-python/tree-sitter-python.wasm'),
        },
        ...options,
      },
    });
    await connection.sendNotification('initialized', {});
    return client;
  }

  async stop(): Promise<void> {
    await this.connection.sendRequest('shutdown');
    await this.connection.sendNotification('exit');
    if (this.process.exitCode === null) await new Promise((resolve) => this.process.once('exit', resolve));
    this.connection.dispose();
  }

  /** Resolves when `look` answers something other than undefined; looks again whenever the server says something. */
  async until<T>(what: string, look: () => T | undefined): Promise<T> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => finish(() => reject(new Error(`Not seen: ${what}\n${this.logged.join('\n')}`))),
        15_000,
      );
      const finish = (end: () => void) => {
        clearTimeout(timer);
        this.#waiting.delete(attempt);
        end();
      };
      const attempt = () => {
        const found = look();
        if (found !== undefined) finish(() => resolve(found));
      };
      this.#waiting.add(attempt);
      attempt();
    });
  }

  /** Diagnostics of the document's version as it is now. */
  diagnostics(uri: string, of?: (diagnostics: readonly Diagnostic[]) => boolean): Promise<readonly Diagnostic[]> {
    return this.until(`diagnostics of ${uri}`, () => {
      const found = this.published.get(uri);
      const current = found?.version === undefined || found.version === this.#texts.get(uri)?.version;
      return found && current && (of?.(found.diagnostics) ?? true) ? found.diagnostics : undefined;
    });
  }

  text(uri: string): string {
    return this.#texts.get(uri)?.text ?? '';
  }

  async open(uri: string, text: string, languageId = 'plaintext'): Promise<void> {
    this.#texts.set(uri, { version: 1, text, cell: false });
    await this.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId, version: 1, text },
    });
  }

  async close(uri: string): Promise<void> {
    this.#texts.delete(uri);
    await this.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
  }

  async openNotebook(uri: string, cells: readonly EditorCell[], metadata: object = {}): Promise<string[]> {
    const uris = cells.map((_, index) => cellUri(uri, index));
    this.#notebooks.set(uri, { version: 1, cells: uris });
    for (const [index, cell] of cells.entries())
      this.#texts.set(cellUri(uri, index), { version: 1, text: cell.source, cell: true });
    await this.connection.sendNotification('notebookDocument/didOpen', {
      notebookDocument: {
        uri,
        notebookType: 'jupyter-notebook',
        version: 1,
        metadata,
        cells: cells.map((cell, index) => ({
          kind: cell.kind ?? 2,
          document: cellUri(uri, index),
          ...(cell.executionOrder === undefined
            ? {}
            : { executionSummary: { executionOrder: cell.executionOrder, success: true } }),
        })),
      },
      cellTextDocuments: cells.map((cell, index) => ({
        uri: cellUri(uri, index),
        languageId: cell.language ?? (cell.kind === 1 ? 'markdown' : 'python'),
        version: 1,
        text: cell.source,
      })),
    });
    return uris;
  }

  async removeCell(uri: string, index: number): Promise<void> {
    const notebook = this.#notebooks.get(uri);
    const cell = notebook?.cells[index];
    if (!notebook || cell === undefined) throw new Error(`${uri} has no cell ${index}.`);
    notebook.cells.splice(index, 1);
    notebook.version++;
    await this.connection.sendNotification('notebookDocument/didChange', {
      notebookDocument: { uri, version: notebook.version },
      change: { cells: { structure: { array: { start: index, deleteCount: 1 }, didClose: [{ uri: cell }] } } },
    });
  }

  async closeNotebook(uri: string): Promise<void> {
    const cells = this.#notebooks.get(uri)?.cells ?? [];
    this.#notebooks.delete(uri);
    await this.connection.sendNotification('notebookDocument/didClose', {
      notebookDocument: { uri },
      cellTextDocuments: cells.map((cell) => ({ uri: cell })),
    });
  }

  /** Replaces the text of a manifest or a cell. */
  async change(uri: string, text: string): Promise<void> {
    const known = this.#texts.get(uri);
    if (!known) throw new Error(`${uri} is not open.`);
    const version = known.version + 1;
    this.#texts.set(uri, { ...known, version, text });
    if (!known.cell) {
      const params = { textDocument: { uri, version }, contentChanges: [{ text }] };
      return this.connection.sendNotification('textDocument/didChange', params);
    }
    const [notebookUri, notebook] = [...this.#notebooks].find(([, each]) => each.cells.includes(uri)) ?? [];
    if (!notebook) throw new Error(`${uri} is in no open notebook.`);
    notebook.version++;
    return this.connection.sendNotification('notebookDocument/didChange', {
      notebookDocument: { uri: notebookUri, version: notebook.version },
      change: { cells: { textContent: [{ document: { uri, version }, changes: [{ text }] }] } },
    });
  }

  async actions(uri: string, diagnostic: Diagnostic, only?: string): Promise<CodeAction[]> {
    return this.connection.sendRequest('textDocument/codeAction', {
      textDocument: { uri },
      range: diagnostic.range,
      context: { diagnostics: [diagnostic], ...(only === undefined ? {} : { only: [only] }) },
    });
  }

  /** Makes an action's edits in the open documents, as an editor does: refused where the version is another. */
  async apply(action: CodeAction | undefined): Promise<void> {
    const edits = action?.edit?.documentChanges?.filter((each): each is TextDocumentEdit => 'edits' in each) ?? [];
    if (edits.length === 0) throw new Error('The action has no edits.');
    for (const { textDocument, edits: changes } of edits) {
      const known = this.#texts.get(textDocument.uri);
      if (!known || known.version !== textDocument.version)
        throw new Error(`The edit is of another version of ${textDocument.uri}.`);
      const plain = changes.flatMap((each) =>
        'newText' in each ? [{ range: each.range, newText: each.newText }] : [],
      );
      await this.change(textDocument.uri, applyEdits(known.text, plain));
    }
  }

  hover(uri: string, line: number, character: number): Promise<Hover | null> {
    return this.connection.sendRequest('textDocument/hover', { textDocument: { uri }, position: { line, character } });
  }
}

const cellUri = (notebook: string, index: number) => `${notebook.replace(/^file:/, 'vscode-notebook-cell:')}#W${index}`;

const isPublication = (params: unknown): params is Published & { uri: string } =>
  typeof params === 'object' && params !== null && 'uri' in params && 'diagnostics' in params;
