import { readFileSync } from 'node:fs';

/** When a process started, as the kernel counts it: with the id it tells a process from a later one with the same id. */
export function startOf(pid: number): string | null {
  const fields = stat(pid);
  return fields === null || fields[0] === 'Z' ? null : (fields[19] ?? null);
}

export const alive = (pid: number): boolean => startOf(pid) !== null;

/** Fields of /proc/PID/stat from the state on; the name before it may hold anything. */
function stat(pid: number): string[] | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return null; // no such process
  }
}

/** The process id in a file, or null where there is no such file or no such process. */
export function pidIn(file: string): number | null {
  try {
    const pid = Number(readFileSync(file, 'utf8').trim());
    return pid > 0 && alive(pid) ? pid : null;
  } catch {
    return null;
  }
}
