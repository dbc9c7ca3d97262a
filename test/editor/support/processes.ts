import { execFileSync } from 'node:child_process';
import { slipway } from './slipway.ts';

/** Command lines of this extension host's children, sorted. */
export function childProcesses(): string[] {
  const rows = execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' }).split('\n');
  return rows
    .map((row) => row.trim().split(/\s+/))
    .filter(([, parent, command]) => Number(parent) === process.pid && command !== 'ps')
    .map(([, , ...args]) => args.join(' '))
    .sort();
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
