import * as vscode from 'vscode';
import { commands, panels } from '#extension/contributions.ts';
import { type Disposable, Disposables } from '#extension/platform/disposables.ts';
import type { Services } from '#extension/platform/services.ts';
import type { Endpoints } from '#extension/serving/endpoints.ts';
import { pickEndpoint } from '#extension/serving/pick.ts';

/** "Show Drift": reference against now for every column of an endpoint, live. */
export function registerDrift(services: Services, endpoints: Endpoints): Disposable {
  const kept = new Disposables();
  services.commands.register(commands.showDrift, async (argument) => {
    const endpoint = await pickEndpoint(endpoints, argument, 'Drift of which endpoint?');
    if (!endpoint) return;
    const { openDrift } = await import('./panel.ts');
    await openDrift(services, endpoints, endpoint);
  });
  kept.track(
    vscode.window.registerWebviewPanelSerializer(panels.drift, {
      deserializeWebviewPanel: async (view, state) => {
        const { restoreDrift } = await import('./panel.ts');
        await restoreDrift(services, endpoints, view, state);
      },
    }),
  );
  return kept;
}
