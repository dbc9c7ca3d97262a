import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isAlive } from '#daemon/python/alive.ts';
import { job, root, stateFolder } from './support/rig.ts';
import { projectOf, runIn } from './support/run-notebook.ts';

/** A cell that ignores SIGTERM, starts sleepers, one of them in a session of its own, and writes all their ids to `pids`. */
async function stubborn(): Promise<{ project: string; pids: () => Promise<number[]> }> {
  const file = join(await mkdtemp(join(tmpdir(), 'slipway-pids-')), 'pids');
  const source = `
import os, signal, subprocess, sys, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
ignoring = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); time.sleep(600)"
started = [subprocess.Popen([sys.executable, "-c", ignoring]), subprocess.Popen(["sleep", "600"], start_new_session=True)]
with open(r"${file}", "w") as pids:
    pids.write(" ".join(map(str, [os.getpid(), *(one.pid for one in started)])))
print("asleep")
`;
  const project = await projectOf('x = 1', source, 'import time\ntime.sleep(600)');
  return { project, pids: async () => (await readFile(file, 'utf8')).split(' ').map(Number) };
}

/** Whether it runs: what was killed stands in the table of processes until somebody collects it. */
function isRunning(pid: number): boolean {
  if (!isAlive(pid)) return false;
  try {
    return !/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return process.platform !== 'linux';
  }
}

async function gone(pids: readonly number[], milliseconds: number): Promise<boolean> {
  const until = Date.now() + milliseconds;
  while (pids.some(isRunning) && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 20));
  return !pids.some(isRunning);
}

const ours = async (): Promise<string[]> => {
  const runs = await readdir(join(stateFolder, 'runs'));
  const temporary = await readdir(tmpdir());
  return [
    ...runs.filter((name) => name.startsWith(`run-${process.pid}-`)),
    ...temporary.filter((name) => name.startsWith(`slipway-run-${process.pid}-`)),
  ];
};

describe('a run that is cancelled', () => {
  it('is gone at once with all it started, and leaves nothing', async () => {
    const { project, pids } = await stubborn();
    const names = await readdir(project);
    let asked = 0;
    const work = job(({ cell }, abort) => {
      if (cell?.index !== 2) return;
      asked = Date.now();
      abort.abort();
    });
    await expect(runIn(project, { work })).rejects.toMatchObject({ data: { reason: 'cancelled' } });
    // Well below the two seconds that a program is given which is asked to leave.
    expect(Date.now() - asked).toBeLessThan(1500);
    expect(await gone(await pids(), 500)).toBe(true);
    expect(await readdir(project)).toEqual(names);
    expect(await ours()).toEqual([]);
  });
});

describe('a run at its limit', () => {
  it('of one cell is ended and the cell named', async () => {
    const { project, pids } = await stubborn();
    const ended = runIn(project, { limits: { cell: 2 } });
    await expect(ended).rejects.toMatchObject({ data: { reason: 'time-limit', subject: 'cell 3' } });
    await expect(ended).rejects.toThrow('ended in cell 3: one cell may take 2 s');
    expect(await gone(await pids(), 500)).toBe(true);
    expect(await ours()).toEqual([]);
  });

  it('of all cells is ended and the cell named', async () => {
    const ended = runIn(await projectOf('x = 1', 'while True: pass'), { limits: { total: 2 } });
    await expect(ended).rejects.toThrow('ended in cell 2: all cells may take 2 s');
  });

  it.runIf(process.platform !== 'win32')('of memory counts what it started, too', async () => {
    const child =
      'import subprocess, sys, time\nsubprocess.run([sys.executable, "-c", "x = b\'x\' * (400 * 2 ** 20); import time; time.sleep(60)"])';
    const ended = runIn(await projectOf('x = 1', child), { limits: { memory: 300 } });
    await expect(ended).rejects.toMatchObject({ data: { reason: 'memory-limit', subject: 'cell 2' } });
    await expect(ended).rejects.toThrow(/held \d{3} MB of memory, and 300 MB are allowed/);
  });
});

it('names the cell in which the interpreter dies', async () => {
  const ended = runIn(await projectOf('x = 1', 'import os\nos._exit(7)'));
  await expect(ended).rejects.toMatchObject({ data: { reason: 'run-died', subject: 'cell 2' } });
  await expect(ended).rejects.toThrow('ended with code 7 in cell 2');
});

it('keeps what the last run came to when the next is killed in a cell', async () => {
  const project = await projectOf('x = 1');
  // As if somebody had been killed who was writing it.
  await mkdir(join(project, '.slipway'));
  await writeFile(join(project, '.slipway', 'runs.json.1.new'), '{');
  await runIn(project);
  expect(await readdir(join(project, '.slipway'))).toEqual(['runs.json']);
  const kept = await readFile(join(project, '.slipway', 'runs.json'), 'utf8');
  const text = await readFile(join(project, 'a.ipynb'), 'utf8');
  await writeFile(join(project, 'a.ipynb'), text.replace('x = 1', 'import os\\nos.kill(os.getpid(), 9)'));
  await expect(runIn(project)).rejects.toThrow('was ended by SIGKILL in cell 1');
  expect(await readFile(join(project, '.slipway', 'runs.json'), 'utf8')).toBe(kept);
  expect(await ours()).toEqual([]);
});

it('does not wait for what a notebook leaves running, and ends it', async () => {
  const { project, pids } = await stubborn();
  const text = await readFile(join(project, 'a.ipynb'), 'utf8');
  await writeFile(join(project, 'a.ipynb'), text.replace('import time\\ntime.sleep(600)', 'x = 2'));
  const { report } = await runIn(project);
  expect(report.cells.map((cell) => cell.verdict)).toEqual(['new', 'new', 'new']);
  expect(await gone(await pids(), 500)).toBe(true);
});

it('ends with the daemon when that is killed', async () => {
  const { project, pids } = await stubborn();
  const child = spawn(process.execPath, [join(root, 'test/spine/support/run-child.ts'), project], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_NO_WARNINGS: '1' },
  });
  let seen = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    seen += text;
    if (seen.includes('Cell 3')) child.kill('SIGKILL');
  });
  const signal = await new Promise((resolve) => child.once('exit', (_, by) => resolve(by)));
  expect(signal, seen).toBe('SIGKILL');
  expect(await gone(await pids(), 5000)).toBe(true);
});
