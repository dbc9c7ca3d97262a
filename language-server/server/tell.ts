import type { Connection, PublishDiagnosticsParams } from 'vscode-languageserver';

// An editor that is gone, or going, can be told nothing, and that must end nothing else: a connection that is closed
// throws at once, one that closes meanwhile rejects.

/** Says what was found in a document. */
export function publish(connection: Connection, params: PublishDiagnosticsParams): void {
  const send = async (): Promise<void> => connection.sendDiagnostics(params);
  send().catch((error) => log(connection, 'warn', `Findings of ${params.uri} were not sent: ${reasonOf(error)}`));
}

/** Notifies of something of ours. */
export function tell(connection: Connection, name: string, params: object): void {
  const send = async (): Promise<void> => connection.sendNotification(name, params);
  send().catch((error) => log(connection, 'warn', `${name} was not sent: ${reasonOf(error)}`));
}

/** Writes to the editor's log of this server, or where there is none any more to this process's errors. */
export function log({ console }: Connection, level: 'warn' | 'error', text: string): void {
  try {
    console[level](text);
  } catch {
    process.stderr.write(`${text}\n`);
  }
}

export const reasonOf = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);
