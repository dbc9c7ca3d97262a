import * as vscode from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { commands } from '#extension/contributions.ts';
import { aside } from '#extension/platform/aside.ts';
import { interpreters as chosen, type NotebookReport, reportChanged, reportGone } from '#protocol/language.ts';
import { Interpreters } from './interpreters.ts';
import { manifests, notebookCells, scripts } from './selector.ts';

/** A notebook without a report, and why; null where it is none any more. */
export interface Unread {
  readonly reason: string | null;
}

/** A running language server. */
export interface Connection {
  /** On the signal it rejects as cancelled at once, and what the server still answers is dropped. */
  request(method: string, params: unknown, signal?: AbortSignal): Promise<unknown>;
  dispose(): void;
}

/** Starts `dist/language-server.mjs` and keeps notebooks and manifests in step with it. */
export async function connect(
  context: vscode.ExtensionContext,
  log: vscode.LogOutputChannel,
  onReport: (uri: vscode.Uri, report: NotebookReport | Unread) => void,
): Promise<Connection> {
  const module = context.asAbsolutePath('dist/language-server.mjs');
  const interpreters = new Interpreters(log);
  const client = new LanguageClient(
    'slipway',
    'Slipway Language Server',
    {
      run: { module, transport: TransportKind.ipc },
      debug: { module, transport: TransportKind.ipc, options: { execArgv: ['--inspect=6019'] } },
    },
    {
      documentSelector: [...notebookCells, ...scripts, ...manifests],
      initializationOptions: {
        silence: commands.silence,
        assets: context.asAbsolutePath('dist/wasm'),
        interpreters: interpreters.now,
      },
      outputChannel: log,
      diagnosticCollectionName: 'slipway',
    },
  );
  client.onNotification(reportChanged.name, (params: unknown) => {
    const parsed = reportChanged.params.safeParse(params);
    if (parsed.success) onReport(vscode.Uri.parse(parsed.data.uri), parsed.data);
    else log.error(`The language server sent a report of another shape: ${parsed.error.message}`);
  });
  client.onNotification(reportGone.name, (params: unknown) => {
    const parsed = reportGone.params.safeParse(params);
    if (parsed.success) onReport(vscode.Uri.parse(parsed.data.uri), { reason: parsed.data.reason });
  });
  await client.start();
  interpreters.onChange(() =>
    aside(log, 'Slipway', client.sendNotification(chosen.name, { interpreters: interpreters.now })),
  );
  aside(log, 'Slipway', interpreters.listen());
  return {
    request: (method, params, signal) =>
      signal === undefined ? client.sendRequest(method, params) : cancellable(client, method, params, signal),
    dispose: () => {
      interpreters.dispose();
      client.dispose().catch((error: unknown) => log.error('the language server did not end by itself', error));
    },
  };
}

async function cancellable(
  client: LanguageClient,
  method: string,
  params: unknown,
  signal: AbortSignal,
): Promise<unknown> {
  const source = new vscode.CancellationTokenSource();
  const answer = client.sendRequest(method, params, source.token);
  // Whoever cancelled waits for no answer.
  answer.catch(() => {});
  const cancelled = new Promise<never>((_, reject) => {
    const cancel = (): void => {
      source.cancel();
      reject(new vscode.CancellationError());
    };
    if (signal.aborted) cancel();
    else signal.addEventListener('abort', cancel, { once: true });
  });
  try {
    return await Promise.race([answer, cancelled]);
  } finally {
    source.dispose();
  }
}
