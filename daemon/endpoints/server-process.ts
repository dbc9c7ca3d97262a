import { appendFileSync, mkdirSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import * as z from 'zod';
import { dataKeyOf } from '#daemon/encryption/opened.ts';
import { startChild } from '#daemon/process/index.ts';
import { Failure } from '#daemon/rpc/failure.ts';
import { machineVariables } from '#daemon/serving/inference/python-environment.ts';
import type { KeptEndpoint } from './table.ts';

export interface ServerProgram {
  /** A Node of the right version, and what its environment needs. */
  readonly node: { readonly path: string; readonly env: Readonly<Record<string, string>> };
  /** The model server's entry file. */
  readonly file: string;
}

export interface ServerStart {
  readonly program: ServerProgram;
  readonly endpoint: KeptEndpoint;
  readonly stateFolder: string;
  /** The interpreter that a Python model runs in; null for others. */
  readonly python: string | null;
  /** Whether what it is asked and answers is kept in the state folder. */
  readonly logInferences: boolean;
  readonly signal?: AbortSignal;
}

export interface ServerProcess {
  readonly pid: number;
  readonly url: string;
  readonly port: number;
  /** How it ended, and the last lines it wrote to its log. */
  readonly ended: Promise<Ending>;
  /** SIGTERM, on which it finishes what it has begun; SIGKILL after a while. */
  stop(): Promise<void>;
}

export interface Ending {
  /** Such as `exit code 1` or `SIGSEGV`. */
  readonly how: string;
  readonly tail: readonly string[];
}

const Ready = z.object({ event: z.literal('ready'), url: z.url() });
/** Milliseconds a model may take to load; what Python loads may be gigabytes. */
const readyWithin = { onnx: 60_000, python: 300_000 };
const tailLines = 40;
const mostLogBytes = 4 * 1024 * 1024;
/**
 * Starts the model server of an endpoint and waits until it is ready. It ends with the daemon: by its IPC channel, and by
 * the guard should it hang. Rejects with a `Failure` with the server's own words when it ends first or takes too long,
 * or with `cancelled`.
 */
export async function startServerProcess(start: ServerStart): Promise<ServerProcess> {
  const { program, endpoint, stateFolder, signal } = start;
  const dataKey = await dataKeyOf(endpoint.folder, signal);
  mkdirSync(stateFolder, { recursive: true, mode: 0o700 });
  const child = await startChild(program.node.path, [program.file], {
    env: { ...environmentOf(start), ...(dataKey === null ? {} : { SLIPWAY_DATA_KEY_STDIN: '1' }) },
    stdio: [dataKey === null ? 'ignore' : 'pipe', 'pipe', 'pipe', 'ipc'],
  });
  // The key of this one model, over a pipe: no key of keys, and nothing that others could see.
  if (dataKey !== null) child.process.stdin?.end(`${dataKey.toString('base64')}\n`);
  dataKey?.fill(0);
  const log = logFile(join(stateFolder, 'server.log'));
  const tail: string[] = [];
  if (child.process.stderr)
    createInterface(child.process.stderr).on('line', (line) => {
      tail.push(line);
      if (tail.length > tailLines) tail.shift();
      log(line);
    });
  const ended = child.ended.then(({ code, signal: by }): Ending => ({ how: by ?? `exit code ${code}`, tail }));
  const ready = new Promise<string>((resolve) => {
    if (!child.process.stdout) return;
    createInterface(child.process.stdout).on('line', (line) => {
      const parsed = Ready.safeParse(jsonOf(line));
      if (parsed.success) resolve(parsed.data.url);
    });
  });
  const within = start.python === null ? readyWithin.onnx : readyWithin.python;
  const first = await firstOf(ready, ended, within, signal);
  if (first.kind === 'ready')
    return { pid: child.pid, url: first.url, port: Number(new URL(first.url).port), ended, stop: () => child.stop() };
  await child.stop();
  if (first.kind === 'cancelled')
    throw new Failure('cancelled', `Starting ${endpoint.id} was cancelled.`, {
      reason: 'cancelled',
      subject: endpoint.id,
    });
  throw notReady(endpoint, first.kind === 'late' ? `it was not ready in ${within / 1000} seconds` : first.how, tail);
}

type First =
  | { readonly kind: 'ready'; readonly url: string }
  | { readonly kind: 'ended'; readonly how: string }
  | { readonly kind: 'late' }
  | { readonly kind: 'cancelled' };

async function firstOf(
  ready: Promise<string>,
  ended: Promise<Ending>,
  within: number,
  signal?: AbortSignal,
): Promise<First> {
  const { promise: timeUp, resolve } = Promise.withResolvers<First>();
  const timer = setTimeout(() => resolve({ kind: 'late' }), within);
  const cancel = () => resolve({ kind: 'cancelled' });
  signal?.addEventListener('abort', cancel, { once: true });
  if (signal?.aborted) cancel();
  const first = await Promise.race([
    ready.then((url): First => ({ kind: 'ready', url })),
    ended.then(({ how }): First => ({ kind: 'ended', how })),
    timeUp,
  ]);
  clearTimeout(timer);
  signal?.removeEventListener('abort', cancel);
  return first;
}

export function environmentOf({
  program,
  endpoint,
  stateFolder,
  python,
  logInferences,
}: ServerStart): Record<string, string> {
  // Of the daemon's own environment; the server's variables are said below and nowhere else.
  const own = machineVariables.flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    ...Object.fromEntries(own),
    ...program.node.env,
    SLIPWAY_MODEL_FOLDER: endpoint.folder,
    SLIPWAY_MODEL_NAME: endpoint.id,
    HOST: '127.0.0.1',
    PORT: `${endpoint.port}`,
    ...(endpoint.keyHash === null ? { SLIPWAY_AUTH: 'none' } : { SLIPWAY_API_KEYS_SHA256: endpoint.keyHash }),
    ...(python === null ? {} : { SLIPWAY_PYTHON: python }),
    SLIPWAY_STATE_FOLDER: stateFolder,
    SLIPWAY_LOG: logInferences ? 'on' : 'off',
    SLIPWAY_WINDOW: `${endpoint.window}`,
    SLIPWAY_FALSE_ALARM_RATE: `${endpoint.falseAlarmRate}`,
  };
}

function notReady(endpoint: KeptEndpoint, how: string, tail: readonly string[]): Failure {
  return new Failure('failed', `The model server of ${endpoint.id} did not start: ${how}.`, {
    reason: 'server-not-started',
    subject: endpoint.id,
    remedy: 'The details say why.',
    details: [...tail],
  });
}

/** Appends lines; starts anew when the file has become too long. */
function logFile(file: string): (line: string) => void {
  return (line) => {
    try {
      appendFileSync(file, `${line}\n`, { mode: 0o600 });
      if (statSync(file).size > mostLogBytes) truncateSync(file);
    } catch {
      // The disk is full, or the folder was removed; the last lines are in memory still.
    }
  };
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
