import * as vscode from 'vscode';
import { UserError } from '#extension/platform/user-error.ts';
import type { Endpoint, Endpoints } from './endpoints.ts';

/** The endpoint a menu passed (itself or its id), the only one there is, or the one the user picks. `of` limits the kinds. */
export async function pickEndpoint(
  endpoints: Endpoints,
  argument: unknown,
  question: string,
  of: readonly Endpoint['kind'][] = ['local', 'container'],
): Promise<Endpoint | undefined> {
  const now = (await endpoints.refresh()).filter(({ kind }) => of.includes(kind));
  const id = typeof argument === 'object' && argument !== null && 'id' in argument ? argument.id : argument;
  if (typeof id === 'string') {
    const named = now.find((endpoint) => endpoint.id === id);
    if (!named) throw new UserError('This endpoint is gone.', 'Serve the model again.');
    return named;
  }
  if (now.length === 0) throw new UserError('Nothing is served.', 'Run "Slipway: Serve Model" first.');
  if (now.length === 1) return now[0];
  const rows = now.map((endpoint) => ({
    label: endpoint.name,
    description: endpoint.url,
    ...(endpoint.deployment ? { detail: `deployed, revision ${endpoint.deployment.revision}` } : {}),
    endpoint,
  }));
  return (await vscode.window.showQuickPick(rows, { placeHolder: question }))?.endpoint;
}
