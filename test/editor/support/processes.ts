import { execFileSync } from 'node:child_process';
import { slipway } from './slipway.ts';

/** What VS Code's extension host runs by itself now and then, to see which ports are open, and our own looking; and what has ended. */
const passing = /^ps |^\/bin\/sh -c ls -l \/proc\/|^ls -l \/proc\/|^grep socket:| <defunct>$/;

/** Command lines of this extension host's children, sorted. */
export function childProcesses(): string[] {
  return allProcesses()
    .filter(({ parent, args }) => parent === process.pid && !passing.test(args))
    .map(({ args }) => args)
    .sort();
}

/** Process ids of everything that a process started and that what it started did, as long as their parents live. */
export function descendants(pid: number): number[] {
  const all = allProcesses();
  const below = (parent: number): number[] =>
    all.filter((one) => one.parent === parent).flatMap((one) => [one.pid, ...below(one.pid)]);
  return below(pid);
}

function allProcesses(): { pid: number; parent: number; args: string }[] {
  const rows = execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' }).trim().split('\n');
  return rows.map((row) => {
    const [pid, parent, ...args] = row.trim().split(/\s+/);
    return { pid: Number(pid), parent: Number(parent), args: args.join(' ') };
  });
}

export const pidOfDaemon = (): number | undefined => {
  const { daemon } = slipway();
  return daemon.kind === 'connected' ? daemon.pid : undefined;
};

export const alive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};
