import { spawn } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { withoutModelKey } from './without-model-key.ts';

/**
 * Signals a child's whole process group and, on Linux, processes that left the group but carry its mark. Resolves when
 * the signals are sent; processes that are gone already are no error. Windows knows no groups: `taskkill /T` there.
 */
export async function killTree(pid: number, mark: string, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (process.platform === 'win32') return taskkill(pid);
  send(-pid, signal);
  for (const stray of await marked(mark)) send(stray, signal);
}

function send(target: number, signal: NodeJS.Signals): void {
  try {
    process.kill(target, signal);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

/** Processes with `SLIPWAY_CHILD=mark` in their environment; none where there is no /proc. */
async function marked(mark: string): Promise<number[]> {
  if (process.platform !== 'linux') return [];
  const entry = `SLIPWAY_CHILD=${mark}`;
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(
    pids.map(async (name) => {
      const environment = await readFile(`/proc/${name}/environ`, 'utf8').catch(() => '');
      return environment.split('\0').includes(entry) ? [Number(name)] : [];
    }),
  );
  return found.flat();
}

function taskkill(pid: number): Promise<void> {
  return new Promise((resolve) => {
    const killer = spawn('taskkill', ['/PID', `${pid}`, '/T', '/F'], {
      env: withoutModelKey(process.env),
      stdio: 'ignore',
      windowsHide: true,
    });
    killer.once('error', () => resolve());
    killer.once('exit', () => resolve());
  });
}
