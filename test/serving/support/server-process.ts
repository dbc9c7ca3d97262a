import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { sha256 } from './text.ts';

const main = fileURLToPath(new URL('../../../daemon/serving/main.ts', import.meta.url));

export const testKey = 'slw_test-key';

export interface ServerProcess {
  readonly url: string;
  readonly child: ChildProcess;
  /** Lines of standard error so far. */
  readonly log: string[];
  readonly ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  /** A request with the test's key. */
  ask(path: string, init?: RequestInit): Promise<Response>;
  /** `POST infer` to the model named `m`. */
  infer(body: string, init?: RequestInit): Promise<Response>;
}

/** Starts the model server from its sources, as a process of its own; it is killed with the test. Null `url` never. */
export async function startServerProcess(
  modelFolder: string,
  environment: Record<string, string> = {},
  stdio: 'ipc' | 'plain' = 'plain',
): Promise<ServerProcess> {
  const started = launch(
    { SLIPWAY_MODEL_FOLDER: modelFolder, SLIPWAY_API_KEYS_SHA256: sha256(testKey), ...environment },
    stdio,
  );
  const url = await Promise.race([
    started.ready,
    started.ended.then(() => {
      throw new Error(`The server ended before it was ready:\n${started.log.join('\n')}`);
    }),
  ]);
  const ask: ServerProcess['ask'] = (path, init = {}) =>
    fetch(`${url}${path}`, { ...init, headers: { authorization: `Bearer ${testKey}`, ...init.headers } });
  return {
    url,
    child: started.child,
    log: started.log,
    ended: started.ended,
    ask,
    infer: (body, init) => ask('/v2/models/m/infer', { method: 'POST', body, ...init }),
  };
}

/** Starts it without waiting for anything. */
export function launch(environment: Record<string, string>, stdio: 'ipc' | 'plain' = 'plain') {
  const child = spawn(process.execPath, [main], {
    stdio: stdio === 'ipc' ? ['ignore', 'pipe', 'pipe', 'ipc'] : ['pipe', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'], NODE_NO_WARNINGS: '1', SLIPWAY_MODEL_NAME: 'm', PORT: '0', ...environment },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const log: string[] = [];
  const logged = new Promise<void>((resolve) => {
    if (!child.stderr) return resolve();
    createInterface(child.stderr)
      .on('line', (line) => log.push(line))
      .once('close', resolve);
  });
  const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) =>
    child.once('exit', (code, signal) => void logged.then(() => resolve({ code, signal }))),
  );
  const ready = new Promise<string>((resolve) => {
    if (!child.stdout) return;
    createInterface(child.stdout).on('line', (line) => {
      const event: unknown = JSON.parse(line);
      if (typeof event === 'object' && event !== null && 'url' in event && typeof event.url === 'string')
        resolve(event.url);
    });
  });
  return { child, log, ended, ready };
}
