import * as vscode from 'vscode';
import * as z from 'zod';
import { panels } from '#extension/contributions.ts';
import { OneEach } from '#extension/platform/one-each.ts';
import { Panel } from '#extension/platform/panel.ts';
import type { Services } from '#extension/platform/services.ts';
import type { Endpoint, Endpoints } from '#extension/serving/endpoints.ts';
import type { DriftReport } from '#protocol/drift.ts';
import { serve } from '#protocol/rpc/index.ts';
import { exportReport } from './export.ts';

const open = new OneEach();

/** The drift panel of an endpoint; one for each. */
export async function openDrift(services: Services, endpoints: Endpoints, endpoint: Endpoint): Promise<void> {
  if (open.reveal(endpoint.id)) return;
  const view = vscode.window.createWebviewPanel(panels.drift, `Drift of ${endpoint.name}`, vscode.ViewColumn.Active);
  await fill(services, endpoints, view, endpoint);
}

/** Brings the panel back after the window was loaded again. */
export async function restoreDrift(
  services: Services,
  endpoints: Endpoints,
  view: vscode.WebviewPanel,
  state: unknown,
): Promise<void> {
  const id = z.object({ endpoint: z.string() }).safeParse(state).data?.endpoint;
  const now = vscode.workspace.isTrusted ? await endpoints.refresh() : [];
  const endpoint = now.find((one) => one.id === id);
  if (endpoint) return fill(services, endpoints, view, endpoint);
  view.dispose();
}

async function fill(
  { context, log, daemon }: Services,
  endpoints: Endpoints,
  view: vscode.WebviewPanel,
  endpoint: Endpoint,
): Promise<void> {
  if (!open.take(endpoint.id, view)) return;
  let newest: DriftReport | null = null;
  const panel = new Panel(context.extensionUri, view, 'drift', log, async (message) => {
    if (message.type === 'export-report' && newest) await exportReport(daemon, newest);
  });
  const show = (report: DriftReport): void => {
    newest = report;
    panel.send({ type: 'drift', report });
  };

  let subscription: string | null = null;
  const watch = async (): Promise<void> => {
    const { report } = await daemon.call(serve.drift, { endpoint: endpoint.id });
    show(report);
    if (panel.disposed) return;
    subscription = (await daemon.call(serve.watchDrift, { endpoint: endpoint.id })).subscription;
    if (panel.disposed) await unwatch();
  };
  const unwatch = async (): Promise<void> => {
    const ended = subscription;
    subscription = null;
    if (ended !== null && daemon.state.kind === 'connected')
      await daemon.call(serve.unwatchDrift, { subscription: ended });
  };
  panel.track(
    await daemon.on(serve.driftChanged, (change) => {
      if (change.subscription === subscription) show(change.report);
    }),
  );
  panel.track(
    daemon.onState((state) => {
      // A subscription dies with its connection.
      if (state.kind === 'lost' || state.kind === 'failed') {
        subscription = null;
        panel.send({ type: 'disconnected', message: `The daemon went away: ${state.reason}.` });
      }
      if (state.kind === 'connected')
        watch().catch((error: unknown) => log.error('watching drift again failed', error));
    }),
  );
  panel.track({
    dispose: () => {
      unwatch().catch((error: unknown) => log.error('unwatching drift failed', error));
    },
  });
  panel.track(
    endpoints.onChange(() => {
      if (endpoints.now.every((one) => one.id !== endpoint.id))
        panel.send({ type: 'disconnected', message: `${endpoint.name} is not served any more.` });
    }),
  );
  if (!panel.disposed) await watch();
}
