import { readdir, readFile } from 'node:fs/promises';
import { totalmem } from 'node:os';
import { runChild } from '#daemon/process/index.ts';

interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly group: number;
  /** Bytes; 0 where the listing does not say. */
  readonly resident: number;
}

const mebibyte = 1024 ** 2;

/** Nine tenths of what the machine, or the container the daemon runs in, has: mebibytes. */
export function defaultMemory(): number {
  const constrained = process.constrainedMemory?.() ?? 0;
  const total = constrained > 0 && constrained < totalmem() ? constrained : totalmem();
  return Math.floor((total * 0.9) / mebibyte);
}

/** Whether what a process tree holds can be told here. */
export const canWatchMemory = process.platform === 'linux' || process.platform === 'darwin';

/**
 * Mebibytes that a child, its process group and its descendants hold. Resident sizes count what they share once for each,
 * so where their sum reaches `limit`, Linux is asked for the proportional ones.
 */
export async function memoryOf(leader: number, limit: number): Promise<number> {
  const members = treeOf(leader, await (process.platform === 'linux' ? listProc() : listPs()));
  const sizes = await Promise.all(members.map((one) => (one.resident > 0 ? one.resident : residentOf(one.pid))));
  const resident = sum(sizes) / mebibyte;
  if (resident < limit || process.platform !== 'linux') return resident;
  return (
    sum(await Promise.all(members.map(async ({ pid }, at) => (await proportionalOf(pid)) ?? sizes[at] ?? 0))) / mebibyte
  );
}

function treeOf(leader: number, all: readonly Process[]): Process[] {
  const inside = new Set([leader]);
  for (let before = 0; before !== inside.size; ) {
    before = inside.size;
    for (const { pid, parent, group } of all) if (group === leader || inside.has(parent)) inside.add(pid);
  }
  return all.filter(({ pid }) => inside.has(pid));
}

async function listProc(): Promise<Process[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(
    pids.map(async (name): Promise<Process[]> => {
      const stat = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '');
      // The program's name stands in brackets and may hold anything.
      const [, parent, group] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return group === undefined
        ? []
        : [{ pid: Number(name), parent: Number(parent), group: Number(group), resident: 0 }];
    }),
  );
  return found.flat();
}

async function listPs(): Promise<Process[]> {
  const { stdout } = await runChild('ps', ['-axo', 'pid=,ppid=,pgid=,rss='], { stdin: '' });
  return stdout.split('\n').flatMap((line) => {
    const [pid, parent, group, resident] = line.trim().split(/\s+/).map(Number);
    return pid === undefined || parent === undefined || group === undefined || resident === undefined
      ? []
      : [{ pid, parent, group, resident: resident * 1024 }];
  });
}

const residentOf = async (pid: number): Promise<number> =>
  kibibytes(`/proc/${pid}/status`, /^VmRSS:\s+(\d+) kB/m).then((size) => size ?? 0);

const proportionalOf = (pid: number): Promise<number | null> =>
  kibibytes(`/proc/${pid}/smaps_rollup`, /^Pss:\s+(\d+) kB/m);

/** A size of a process in bytes; null where it is gone or may not be asked. */
async function kibibytes(file: string, pattern: RegExp): Promise<number | null> {
  const size = pattern.exec(await readFile(file, 'utf8').catch(() => ''))?.[1];
  return size === undefined ? null : Number(size) * 1024;
}

const sum = (sizes: readonly number[]): number => sizes.reduce((total, size) => total + size, 0);
