import * as vscode from 'vscode';
import { commands } from '#extension/contributions.ts';
import type { Endpoint, Endpoints } from './endpoints.ts';

const looks: Readonly<Record<Endpoint['state'], { icon: string; color?: string }>> = {
  ready: { icon: 'radio-tower', color: 'testing.iconPassed' },
  starting: { icon: 'loading~spin' },
  restarting: { icon: 'sync~spin', color: 'list.warningForeground' },
  failed: { icon: 'error', color: 'list.errorForeground' },
  stopped: { icon: 'circle-slash' },
};

/** What is served and deployed on this machine, and where. */
export class EndpointsTree implements vscode.TreeDataProvider<Endpoint> {
  readonly #endpoints: Endpoints;
  readonly onDidChangeTreeData: vscode.Event<void>;

  constructor(endpoints: Endpoints) {
    this.#endpoints = endpoints;
    this.onDidChangeTreeData = endpoints.onChange;
  }

  getChildren(of?: Endpoint): Endpoint[] {
    return of ? [] : [...this.#endpoints.now];
  }

  getTreeItem(endpoint: Endpoint): vscode.TreeItem {
    const row = new vscode.TreeItem(endpoint.name);
    const { deployment } = endpoint;
    const { icon, color } = looks[endpoint.state];
    const drawn = deployment && endpoint.state === 'ready' ? 'package' : icon;
    const where = [endpoint.url, ...(deployment ? [`revision ${deployment.revision}`] : [])].filter(Boolean);
    row.id = endpoint.id;
    row.iconPath = new vscode.ThemeIcon(drawn, color === undefined ? undefined : new vscode.ThemeColor(color));
    row.description = [...(endpoint.state === 'ready' ? [] : [endpoint.state]), ...where].join(' · ');
    row.contextValue = deployment ? 'deployment' : 'endpoint';
    row.tooltip = [
      `${endpoint.name}: ${endpoint.state}`,
      endpoint.url,
      deployment
        ? `revision ${deployment.revision}, a container of ${deployment.image}`
        : `process ${endpoint.pid ?? 'none'}`,
      endpoint.auth === 'api-key' ? 'asks for an API key' : 'open to every program on this machine',
      endpoint.restarts > 0 ? `restarted ${endpoint.restarts} times` : '',
      endpoint.message ?? '',
    ]
      .filter(Boolean)
      .join('\n');
    row.accessibilityInformation = { label: [endpoint.name, endpoint.state, ...where].join(', ') };
    row.command = { command: commands.tryIt, title: 'Try Endpoint', arguments: [endpoint] };
    return row;
  }
}
