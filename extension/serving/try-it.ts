import * as vscode from 'vscode';
import * as z from 'zod';
import { panels } from '#extension/contributions.ts';
import { describeError } from '#extension/platform/describe-error.ts';
import { inform } from '#extension/platform/messages.ts';
import { OneEach } from '#extension/platform/one-each.ts';
import { Panel } from '#extension/platform/panel.ts';
import type { Services } from '#extension/platform/services.ts';
import { UserError } from '#extension/platform/user-error.ts';
import type { FromPanel } from '#protocol/webview.ts';
import { ask, inferUrl } from './ask.ts';
import { requestAs } from './copy.ts';
import type { Endpoint, Endpoints } from './endpoints.ts';
import type { Keys } from './keys.ts';
import { readModelOf } from './model-folder.ts';
import { type Served, ServedModel } from './served-model.ts';

const open = new OneEach();

/** The panel to ask an endpoint about one row; one for each endpoint. */
export async function openTryIt(
  services: Services,
  endpoints: Endpoints,
  keys: Keys,
  endpoint: Endpoint,
): Promise<void> {
  if (open.reveal(endpoint.id)) return;
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
  if (!open.take(endpoint.id, view)) return;
  const served = new ServedModel(readModelOf);
  const panel = new Panel(context.extensionUri, view, 'try-it', log, async (message) => {
    if (message.type === 'ready' || message.type === 'export-report') return;
    const { now } = served;
    if (!now) throw new UserError(`${endpoint.name} is not served right now.`, 'Serve the model again.');
    if (message.type === 'ask')
      panel.send(await ask(now.endpoint, await keys.get(now.endpoint), now.signature, message.row));
    else await copy(now, message);
  });
  const show = async (now: Endpoint | undefined): Promise<void> => {
    const message = await served.become(now, endpoint.name);
    if (message) panel.send(message);
  };
  panel.track(
    endpoints.onChange(() => {
      show(endpoints.now.find(({ id }) => id === endpoint.id)).catch((error: unknown) => {
        log.error(`the model of ${endpoint.name} could not be read`, error);
        panel.send({ type: 'disconnected', message: describeError(error).message });
      });
    }),
  );
  try {
    await show(endpoint);
  } catch (error) {
    view.dispose();
    throw error;
  }
  if (endpoint.auth === 'api-key' && (await keys.get(endpoint)) === undefined)
    throw new UserError(
      `The key of ${endpoint.name} is not in this editor.`,
      'Stop the endpoint and serve it from here, or copy the request and use the key you have.',
    );
}

async function copy({ endpoint, signature }: Served, { as, row }: Extract<FromPanel, { type: 'copy' }>): Promise<void> {
  const auth = endpoint.auth === 'api-key';
  const request = { url: inferUrl(endpoint), columns: signature.inputs, row, auth };
  await vscode.env.clipboard.writeText(requestAs(as, request));
  await inform(auth ? 'Copied. It reads the key from the variable SLIPWAY_API_KEY.' : 'Copied.');
}
