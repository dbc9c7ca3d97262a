import { errorCodes } from '#protocol/rpc/errors.ts';
import { DaemonClient } from './client.ts';
import { environment } from './environment.ts';
import { clientReasons, DaemonError } from './error.ts';
import { openSocket } from './open.ts';
import { checkRuntimeFolder, readAnnouncement, runtimeFolderOf } from './runtime.ts';
import { type DaemonEntry, type Started, startDaemon } from './start.ts';

export interface ConnectOptions {
  /** Who calls, such as `vscode` or `cli`. */
  readonly program: string;
  readonly version: string;
  /** Whether to start a daemon where none runs. Yes where left out. */
  readonly start?: boolean;
  readonly daemon: DaemonEntry;
  /** Gives up; a daemon that was started meanwhile leaves by itself when idle. */
  readonly signal?: AbortSignal;
  /** Milliseconds until a daemon must have come up. */
  readonly patience?: number;
}

/** How a daemon ends that found another one at work. */
const alreadyRunning = 75;

/**
 * Connects to the daemon of this user's runtime folder, starting one where none runs. Rejects with a `DaemonError`:
 * `daemon-not-running` with `start: false`, `daemon-not-started` with what it printed and where that is, or the
 * daemon's refusal when versions do not fit.
 */
export async function connect(options: ConnectOptions): Promise<DaemonClient> {
  const runtime = runtimeFolderOf({ ...process.env, ...options.daemon.env });
  checkRuntimeFolder(runtime);
  const deadline = performance.now() + (options.patience ?? 30_000);
  let started: Started | null = null;
  let startedAt = 0;
  for (let pause = 25; ; pause = Math.min(pause * 1.5, 250)) {
    options.signal?.throwIfAborted();
    const client = await tryConnect(runtime, options);
    if (client) return client;
    if (options.start === false) throw notRunning(runtime);
    const end = started?.ended();
    if (started && end && end.code !== alreadyRunning) throw notStarted(started, howEnded(end));
    if (performance.now() > deadline) throw notStarted(started, 'it did not come up in time');
    // One that lost a race leaves the winner time to come up; should the winner have gone meanwhile, the next try wins.
    if (!started || (end && performance.now() - startedAt > 1500)) {
      startedAt = performance.now();
      started = await startDaemon(runtime, options.daemon);
    }
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}

/** Null when nobody is there, or one that is about to leave. */
async function tryConnect(runtime: string, { program, version, daemon }: ConnectOptions): Promise<DaemonClient | null> {
  const announcement = readAnnouncement(runtime);
  if (!announcement) return null;
  try {
    const socket = await openSocket(announcement, 5000);
    return await DaemonClient.greet(socket, { program, version, env: { ...environment(), ...daemon.env } });
  } catch (error) {
    const passing: string[] = ['making-way', clientReasons.lost];
    if (error instanceof DaemonError && passing.includes(error.data.reason)) return null;
    // Between reading and calling, another may have taken its place.
    if (isAbsent(error) || readAnnouncement(runtime)?.token !== announcement.token) return null;
    throw error instanceof DaemonError ? error : unreachable(announcement.address, error);
  }
}

/** Nobody listens at the address any more, or who does is ending. */
const isAbsent = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  ['ENOENT', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE'].includes(String(error.code));

function unreachable(address: string, cause: unknown): DaemonError {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new DaemonError(
    errorCodes.missing,
    `Slipway's daemon is announced at ${address} and cannot be reached there: ${why}.`,
    {
      reason: clientReasons.unreachable,
      subject: address,
      remedy: 'End it and delete the runtime folder, which "slipway doctor" names; the next command starts another.',
    },
    { cause },
  );
}

function notRunning(runtime: string): DaemonError {
  return new DaemonError(errorCodes.missing, "Slipway's daemon is not running.", {
    reason: clientReasons.notRunning,
    subject: runtime,
    remedy: 'It is started by the first command that needs it, such as "slipway serve".',
  });
}

function howEnded({ code, signal }: { code: number | null; signal: NodeJS.Signals | null }): string {
  if (signal) return `it was ended by ${signal}`;
  return code === null ? 'it could not be run' : `it ended with exit code ${code}`;
}

function notStarted(started: Started | null, why: string): DaemonError {
  const output = started?.output();
  // Node prints where a fault is before what it is; the daemon's own words come alone.
  const said = output?.tail.find((line) => /^\w*Error\b/.test(line)) ?? output?.tail[0] ?? 'It printed nothing.';
  return new DaemonError(errorCodes.missing, `Slipway's daemon could not be started: ${why}. ${said}`, {
    reason: clientReasons.notStarted,
    ...(output ? { subject: output.file, details: output.tail } : {}),
    remedy: `See ${output?.file ?? 'the runtime folder'} for all it printed, or run "slipway doctor".`,
  });
}
