import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunResult } from '#core/reproducibility/report.ts';
import { startChild } from '#daemon/process/index.ts';
import { lineSplitter } from '#daemon/process/lines.ts';
import { pythonEnvironment, temporaryFiles } from '#daemon/python/script.ts';
import { Failure } from '#daemon/rpc/failure.ts';
import type { RunLimits, RunPlan } from '#protocol/rpc/run.ts';
import { type CellEvent, CellFile, eventIn } from './events.ts';
import { Watch } from './limits.ts';

export interface RunScript {
  /** For messages. */
  readonly notebook: string;
  /** Where the cells run. */
  readonly folder: string;
  readonly cells: RunPlan['cells'];
  readonly limits: RunLimits;
  /** The environment's Python, and the folder of the scripts. */
  readonly python: string;
  readonly scripts: string;
  /** Where compiled Python is kept: neither in the environment nor in the installation. */
  readonly bytecode: string;
  /** Folder for the job and what is left of the cells, and one for the notebook's temporary files. */
  readonly work: string;
  readonly temporary: string;
  readonly signal: AbortSignal;
  readonly onCell: (event: CellEvent) => void;
  readonly onLine: (line: string) => void;
}

/**
 * Runs the cells in a Python process of its own and resolves with what each shows, up to the first that failed and may not.
 * On the signal and at a limit the process and everything it started are killed without being asked; then it throws.
 */
export async function runScript(run: RunScript): Promise<RunResult[]> {
  run.signal.throwIfAborted();
  const job = join(run.work, 'job.json');
  const outputs = join(run.work, 'outputs');
  await mkdir(outputs, { recursive: true });
  const most = Math.round(run.limits.output * 1024 ** 2);
  const { notebook, folder, cells } = run;
  await writeFile(job, JSON.stringify({ notebook, folder, cells, outputs, most }));
  const child = await startChild(run.python, [join(run.scripts, 'run_notebook.py'), job], {
    cwd: run.work,
    env: { ...pythonEnvironment(run.bytecode), ...temporaryFiles(run.temporary) },
  });
  const ran: CellEvent[] = [];
  const tail: string[] = [];
  const seen: { done: boolean; fault: Failure | null; limit: Failure | null } = {
    done: false,
    fault: null,
    limit: null,
  };
  const stop = (): void => void child.stop(0);
  const watch = new Watch(child.pid, notebook, run.limits, (failure) => {
    seen.limit = failure;
    stop();
  });
  const splitters = (['stdout', 'stderr'] as const).map((stream) => {
    const splitter = lineSplitter((line) => {
      const event = stream === 'stdout' ? eventIn(line) : null;
      if (event === null) {
        tail.push(line);
        if (tail.length > 40) tail.shift();
        run.onLine(line);
      } else if (event.event === 'cell') {
        watch.cell(event);
        if (event.state !== 'running') ran.push(event);
        run.onCell(event);
      } else if (event.event === 'done') seen.done = true;
      else seen.fault = new Failure('internal', event.message, { reason: 'script-failed', details: event.details });
    });
    child.process[stream]?.setEncoding('utf8').on('data', (text: string) => splitter.write(text));
    return splitter;
  });
  // What a notebook leaves running may hold the streams open, and is to go with it in any case.
  child.process.once('exit', stop);
  run.signal.addEventListener('abort', stop, { once: true });
  if (run.signal.aborted) stop();
  const { code, signal } = await child.ended;
  run.signal.removeEventListener('abort', stop);
  watch.dispose();
  for (const splitter of splitters) splitter.end();
  await child.stop(0);
  if (run.signal.aborted)
    throw new Failure('cancelled', `The run of ${notebook} was cancelled.`, { reason: 'cancelled' });
  if (seen.limit !== null) throw seen.limit;
  if (seen.fault !== null) throw seen.fault;
  if (code !== 0 || !seen.done) throw died(notebook, watch.where, code, signal, tail);
  return Promise.all(
    ran.map(async (event) => ({ ...(await read(outputs, event.cell)), cell: event.cell, seconds: event.seconds ?? 0 })),
  );
}

const read = async (outputs: string, cell: number) =>
  CellFile.parse(JSON.parse(await readFile(join(outputs, `${cell}.json`), 'utf8')));

function died(
  notebook: string,
  where: string,
  code: number | null,
  signal: NodeJS.Signals | null,
  tail: readonly string[],
): Failure {
  const how = signal === null ? `ended with code ${code}` : `was ended by ${signal}`;
  return new Failure('failed', `The Python process that ran ${notebook} ${how} in ${where}.`, {
    reason: 'run-died',
    subject: where,
    remedy:
      signal === 'SIGKILL'
        ? 'It may have run out of memory: try with less data, or on a larger machine.'
        : 'The details are what it printed last.',
    details: [...tail],
  });
}
