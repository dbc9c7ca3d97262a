import * as vscode from 'vscode';
import * as z from 'zod';
import { panels } from '#extension/contributions.ts';
import { inform } from '#extension/platform/messages.ts';
import { Panel } from '#extension/platform/panel.ts';
import type { Services } from '#extension/platform/services.ts';
import { UserError } from '#extension/platform/user-error.ts';
import { ask, inferUrl } from './ask.ts';
import { requestAs } from './copy.ts';
import type { Endpoint, Endpoints } from './endpoints.ts';
import type { Keys } from './keys.ts';
import { readModelOf } from './model-folder.ts';

const open = new Map<string, Panel>();

/** The panel to ask an endpoint about one row; one for each endpoint. */
export async function openTryIt(
  services: Services,
  endpoints: Endpoints,
  keys: Keys,
  endpoint: Endpoint,
): Promise<void> {
  const shown = open.get(endpoint.id);
  if (shown) return shown.reveal();
  const view = vscode.window.createWebviewPanel(panels.tryIt, `Try ${endpoint.name}`, vscode.ViewColumn.Active);
  await fill(services, endpoints, keys, view, endpoint);
}

/** Brings the panel back after the window was loaded again; the page says which endpoint it showed. */
export async function restoreTryIt(
  services: Services,
  endpoints: Endpoints,
  keys: Keys,
  view: vscode.WebviewPanel,
  state: unknown,
): Promise<void> {
  const url = z.object({ endpoint: z.string() }).safeParse(state).data?.endpoint;
  const now = vscode.workspace.isTrusted ? await endpoints.refresh() : [];
  const endpoint = now.find((one) => one.url === url);
  if (endpoint) return fill(services, endpoints, keys, view, endpoint);
  view.dispose();
}

async function fill(
  { context, log }: Services,
  endpoints: Endpoints,
  keys: Keys,
  view: vscode.WebviewPanel,
  endpoint: Endpoint,
): Promise<void> {
  const { signature, example } = await readModelOf(endpoint).catch((error: unknown) => {
    view.dispose();
    throw error;
  });
  const panel = new Panel(context.extensionUri, view, 'try-it', log, async (message) => {
    if (message.type === 'ask') panel.send(await ask(endpoint, await keys.get(endpoint), signature, message.row));
    if (message.type === 'copy') {
      const request = {
        url: inferUrl(endpoint),
        columns: signature.inputs,
        row: message.row,
        auth: endpoint.auth === 'api-key',
      };
      await vscode.env.clipboard.writeText(requestAs(message.as, request));
      await inform(
        endpoint.auth === 'api-key' ? 'Copied. It reads the key from the variable SLIPWAY_API_KEY.' : 'Copied.',
      );
    }
  });
  open.set(endpoint.id, panel);
  view.onDidDispose(() => open.delete(endpoint.id));
  panel.track(
    endpoints.onChange(() => {
      const now = endpoints.now.find((one) => one.id === endpoint.id);
      if (now?.state !== 'ready')
        panel.send({ type: 'disconnected', message: now?.message ?? `${endpoint.name} is not served right now.` });
      else panel.send({ type: 'try-it', endpoint: endpoint.url, signature, example });
    }),
  );
  panel.send({ type: 'try-it', endpoint: endpoint.url, signature, example });
  if (endpoint.auth === 'api-key' && (await keys.get(endpoint)) === undefined)
    throw new UserError(
      `The key of ${endpoint.name} is not in this editor.`,
      'Stop the endpoint and serve it from here, or copy the request and use the key you have.',
    );
}
