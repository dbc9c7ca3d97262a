// The model server as a process: configured by its environment (see config.ts), announced by one JSON line on stdout
// when it is ready, ended by SIGTERM, SIGINT, or the end of whoever started it with an IPC channel or a watched stdin.
// Exit codes: 0 stopped as asked, 1 a fault, 2 cannot start as configured.
import { ConfigurationError, readConfig } from './config.ts';
import { dataKeys } from './data-key.ts';
import { startServer } from './server.ts';
import { jsonLog } from './server-log.ts';

/** Milliseconds in which callers are asked to close their connections before the port closes. */
const linger = 300;

// Whoever read our output may be gone; the requests are not.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
const log = jsonLog((line) => process.stderr.write(line));

function fatal(message: string, error: unknown): never {
  log.error(message, { reason: error instanceof Error ? (error.stack ?? error.message) : `${error}` });
  process.exit(1);
}
process.on('uncaughtException', (error) => fatal('The server ends on a fault.', error));
process.on('unhandledRejection', (error) => fatal('The server ends on a fault.', error));

try {
  const config = readConfig(process.env);
  const server = await startServer(config, dataKeys(config, process.env, process.stdin), log, (reason) =>
    fatal('The server ends.', reason),
  );
  const stop = (milliseconds: number) =>
    void server.stop(milliseconds).then(
      () => process.exit(0),
      (error: unknown) => fatal('The server did not stop cleanly.', error),
    );
  process.on('SIGTERM', () => stop(linger));
  process.on('SIGINT', () => stop(linger));
  process.on('disconnect', () => stop(0));
  if (config.watchStdin) {
    process.stdin.on('error', () => stop(0));
    process.stdin.on('close', () => stop(0));
    process.stdin.on('end', () => stop(0));
    process.stdin.resume();
  }
  const ready = { event: 'ready', url: server.url, model: config.modelName, version: server.version, pid: process.pid };
  process.stdout.write(`${JSON.stringify(ready)}\n`);
} catch (error) {
  if (!(error instanceof ConfigurationError)) fatal('The server cannot start.', error);
  process.stderr.write(`${error.message}\n`);
  process.exit(2);
}
