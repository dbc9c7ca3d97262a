import { join } from 'node:path';
import * as vscode from 'vscode';
import { commands, panels, settings, views } from '#extension/contributions.ts';
import { aside } from '#extension/platform/aside.ts';
import { type Disposable, Disposables } from '#extension/platform/disposables.ts';
import { inform } from '#extension/platform/messages.ts';
import { withProgress } from '#extension/platform/progress.ts';
import type { Services } from '#extension/platform/services.ts';
import { findTarget } from '#extension/platform/target.ts';
import type { serve } from '#protocol/rpc/index.ts';
import { Endpoints } from './endpoints.ts';
import { Keys } from './keys.ts';
import { pickEndpoint } from './pick.ts';
import { EndpointsTree } from './tree.ts';

/** Serving on this machine: the view of endpoints, and the commands to serve, stop and try one. */
export function registerServing(services: Services): Disposable & { endpoints: Endpoints; keys: Keys } {
  const { commands: registry, daemon, log, context } = services;
  const kept = new Disposables();
  const endpoints = kept.track(new Endpoints(daemon, log));
  const keys = new Keys(context.secrets);
  const view = kept.track(
    vscode.window.createTreeView(views.endpoints, { treeDataProvider: new EndpointsTree(endpoints) }),
  );
  // A container may have come or gone without the daemon's doing.
  kept.track(view.onDidChangeVisibility(({ visible }) => visible && endpoints.refreshIfConnected()));
  kept.track(
    vscode.window.registerWebviewPanelSerializer(panels.tryIt, {
      deserializeWebviewPanel: async (panel, state) => {
        const { restoreTryIt } = await import('./try-it.ts');
        await restoreTryIt(services, endpoints, keys, panel, state);
      },
    }),
  );

  registry.register(commands.serve, async (argument) => {
    const { manifest, project } = await findTarget(services, argument);
    const { serve } = await import('#protocol/rpc/index.ts');
    const interpreter = vscode.workspace.getConfiguration(settings.section).get<string>(settings.python);
    const { endpoint, key } = await withProgress(`Serving ${manifest.name}`, log, (job) =>
      daemon.call(
        serve.start,
        {
          name: manifest.name,
          folder: join(project, manifest.model.folder),
          port: manifest.serve.port,
          auth: manifest.serve.auth,
          window: manifest.monitor.window,
          falseAlarmRate: manifest.monitor.falseAlarmRate,
          ...(interpreter ? { interpreter } : {}),
        },
        job,
      ),
    );
    if (key !== null) await keys.keep(endpoint, key);
    await endpoints.refresh();
    aside(log, 'Serve Model', tell(endpoint, `${endpoint.name} is served at ${endpoint.url}.`, keys));
    return endpoint;
  });
  registry.register(commands.stopServing, async (argument) => {
    const endpoint = await pickEndpoint(endpoints, argument, 'Stop serving which model?', ['local']);
    if (!endpoint) return;
    const { serve } = await import('#protocol/rpc/index.ts');
    await daemon.call(serve.stop, { id: endpoint.id });
    await keys.forget(endpoint);
    await endpoints.refresh();
  });
  registry.register(commands.tryIt, async (argument) => {
    const endpoint = await pickEndpoint(endpoints, argument, 'Try which endpoint?');
    if (!endpoint) return;
    const { openTryIt } = await import('./try-it.ts');
    await openTryIt(services, endpoints, keys, endpoint);
  });
  return Object.assign(kept, { endpoints, keys });
}

async function tell(endpoint: serve.Endpoint, text: string, keys: Keys): Promise<void> {
  const [tryIt, copy, drift] = ['Try It', 'Copy API Key', 'Show Drift'];
  const key = await keys.get(endpoint);
  const actions = key === undefined ? [tryIt, drift] : [tryIt, copy, drift];
  const chosen = await inform(text, ...actions);
  if (chosen === tryIt) await vscode.commands.executeCommand(commands.tryIt, endpoint.id);
  if (chosen === drift) await vscode.commands.executeCommand(commands.showDrift, endpoint.id);
  if (chosen === copy && key !== undefined) await vscode.env.clipboard.writeText(key);
}
