import { execFileSync } from 'node:child_process';

/** Command lines of this extension host's children, sorted. */
export function childProcesses(): string[] {
  const rows = execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' }).split('\n');
  return rows
    .map((row) => row.trim().split(/\s+/))
    .filter(([, parent, command]) => Number(parent) === process.pid && command !== 'ps')
    .map(([, , ...args]) => args.join(' '))
    .sort();
}
