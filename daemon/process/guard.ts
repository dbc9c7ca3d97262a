import { type ChildProcess, spawn } from 'node:child_process';
import { nodeEnvironment } from './node-environment.ts';
import { reap } from './reaper.ts';
import { withoutModelKey } from './without-model-key.ts';

let reaper: ChildProcess | null = null;
const guarded = new Map<number, string>();

/**
 * From now on the process group of `pid`, and on Linux every process with `SLIPWAY_CHILD=mark` in its environment, ends
 * with this process, even on `kill -9`. Call `release` when it has ended by itself.
 */
export function guard(pid: number, mark: string): void {
  guarded.set(pid, mark);
  if (reaper) tell(`+${pid} ${mark}\n`);
  else startReaper();
}

export function release(pid: number): void {
  if (guarded.delete(pid)) tell(`-${pid}\n`);
}

function tell(line: string): void {
  reaper?.stdin?.write(line);
}

function startReaper(): void {
  const child = spawn(process.execPath, ['-e', `(${reap.toString()})()`], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
    env: { ...withoutModelKey(process.env), ...nodeEnvironment() },
    windowsHide: true,
  });
  reaper = child;
  // Should somebody end the reaper, another takes over; its pipe's error says nothing the exit does not.
  child.stdin?.on('error', () => {});
  child.once('error', () => {
    if (reaper === child) reaper = null;
  });
  child.once('exit', () => {
    if (reaper !== child) return;
    reaper = null;
    if (guarded.size > 0) startReaper();
  });
  child.unref();
  if (child.stdin && 'unref' in child.stdin && typeof child.stdin.unref === 'function') child.stdin.unref();
  for (const [pid, mark] of guarded) tell(`+${pid} ${mark}\n`);
}
