import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { environment } from '#daemon/rpc/environment.ts';
import { Failure } from '#daemon/rpc/failure.ts';
import { guard, release } from './guard.ts';
import { killTree } from './kill-tree.ts';
import { lineSplitter } from './lines.ts';
import { withoutModelKey } from './without-model-key.ts';

export interface ChildOptions {
  /** Ends the child and everything it started: SIGTERM, and SIGKILL two seconds later. */
  readonly signal?: AbortSignal;
  /** The whole environment. That of whoever asked for the work where left out. */
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
  /** Lines of both streams as they come. */
  readonly onLine?: (line: string, stream: 'stdout' | 'stderr') => void;
  /** Written to the child's stdin, which is then closed unless `hold`. */
  readonly stdin?: string;
  /**
   * Leaves stdin open after `stdin` was written, as it is left open where `stdin` is not given. It closes when the
   * daemon dies, so a child that wants to know at once may wait for its end of file. None has to: whatever is started
   * here is ended with the daemon by the guard.
   */
  readonly hold?: boolean;
}

export interface ChildResult {
  /** Null when a signal ended it. */
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** The first 4 MiB of standard output. */
  readonly stdout: string;
  /** The last 200 lines of both streams, for error details. */
  readonly tail: readonly string[];
}

export interface RunningChild {
  readonly process: ChildProcess;
  readonly pid: number;
  /** Settles when the child has ended and its streams are closed; never rejects. */
  readonly ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  /**
   * Ends the child and its descendants, also those it left behind when it ended; resolves when they are gone. `patience`:
   * milliseconds between SIGTERM and SIGKILL, two seconds where left out; with 0 nobody is asked first.
   */
  stop(patience?: number): Promise<void>;
}

/** Milliseconds between SIGTERM and SIGKILL, and that streams may stay open after the end. */
const grace = 2000;

/**
 * Starts a program in a process group of its own that ends with the daemon, even on `kill -9`. Rejects with a `Failure`
 * of kind `missing` where the program cannot be started.
 */
export async function startChild(
  command: string,
  args: readonly string[],
  options: { env?: NodeJS.ProcessEnv; cwd?: string; stdio?: ('pipe' | 'ignore' | 'ipc')[] } = {},
): Promise<RunningChild> {
  const mark = randomUUID();
  const env = withoutModelKey(options.env ?? environment());
  const child = spawn(command, args, {
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    env: { ...env, SLIPWAY_CHILD: mark },
    stdio: options.stdio ?? ['pipe', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
    windowsHide: true,
  });
  // A child that ends before it read its input is told by its exit code, not by a broken pipe.
  child.stdin?.on('error', () => {});
  const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) => {
    child.once('close', (code, signal) => resolve({ code, signal }));
  });
  await new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', (error) => reject(notStarted(command, options.cwd, error)));
  });
  child.on('error', () => {});
  const pid = child.pid;
  if (pid === undefined) throw notStarted(command, options.cwd, new Error('it has no process id'));
  // What a child leaves in its group when it ends must not hold its streams, and with them the job, open.
  child.once('exit', () => {
    const timer = setTimeout(() => void killTree(pid, mark, 'SIGKILL'), grace);
    void ended.then(() => clearTimeout(timer));
  });
  guard(pid, mark);
  void ended.then(() => release(pid));
  return {
    process: child,
    pid,
    ended,
    async stop(patience = grace) {
      if (patience > 0) {
        await killTree(pid, mark, 'SIGTERM');
        const timer = setTimeout(() => void killTree(pid, mark, 'SIGKILL'), patience);
        await ended;
        clearTimeout(timer);
      }
      // Whoever ignored SIGTERM and outlived the leader.
      await killTree(pid, mark, 'SIGKILL');
      await ended;
    },
  };
}

/**
 * Runs a program to its end. Resolves whatever its exit code; rejects with a `Failure` of kind `missing` when it cannot
 * be started and `cancelled` when `signal` ended it, after everything it started is gone.
 */
export async function runChild(
  command: string,
  args: readonly string[],
  options: ChildOptions = {},
): Promise<ChildResult> {
  if (options.signal?.aborted) throw cancelled(command);
  const child = await startChild(command, args, options);
  let stdout = '';
  const tail: string[] = [];
  const splitters = (['stdout', 'stderr'] as const).map((stream) => {
    const splitter = lineSplitter((line) => {
      tail.push(line);
      if (tail.length > 200) tail.shift();
      options.onLine?.(line, stream);
    });
    child.process[stream]?.setEncoding('utf8').on('data', (text: string) => {
      if (stream === 'stdout' && stdout.length < 4 * 1024 * 1024) stdout += text;
      splitter.write(text);
    });
    return splitter;
  });
  if (options.stdin !== undefined) child.process.stdin?.write(options.stdin);
  if (options.stdin !== undefined && options.hold !== true) child.process.stdin?.end();

  let stopping: Promise<void> | null = null;
  const abort = () => {
    stopping ??= child.stop();
  };
  options.signal?.addEventListener('abort', abort, { once: true });
  if (options.signal?.aborted) abort();
  const { code, signal } = await child.ended;
  options.signal?.removeEventListener('abort', abort);
  for (const splitter of splitters) splitter.end();
  if (stopping) {
    await stopping;
    throw cancelled(command);
  }
  return { code, signal, stdout, tail };
}

function notStarted(command: string, cwd: string | undefined, error: Error): Failure {
  return new Failure('missing', `${command} could not be started: ${error.message}.`, {
    reason: 'command-not-started',
    subject: command,
    remedy: `Check that ${command} is installed and on PATH${cwd === undefined ? '' : `, and that ${cwd} exists`}.`,
  });
}

function cancelled(command: string): Failure {
  return new Failure('cancelled', `${command} was cancelled.`, { reason: 'cancelled', subject: command });
}
