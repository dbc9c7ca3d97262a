import type * as vscode from 'vscode';
import * as z from 'zod';
import { connect, ReconnectingClient } from '#client/index.ts';

const Manifest = z.object({ version: z.string() });

/** A connection to this user's daemon that comes back by itself; nothing happens before the first call. */
export function openLink(context: vscode.ExtensionContext): ReconnectingClient {
  const { version } = Manifest.parse(context.extension.packageJSON);
  const entry = context.asAbsolutePath('dist/daemon.mjs');
  return new ReconnectingClient({
    connect: (signal) => connect({ program: 'vscode', version, daemon: { entry }, signal }),
  });
}
