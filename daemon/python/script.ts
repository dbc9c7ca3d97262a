import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runChild } from '#daemon/process/index.ts';
import { environment } from '#daemon/rpc/environment.ts';
import { Failure } from '#daemon/rpc/failure.ts';
import type { PreparationPlan, SeparatedCode } from '#protocol/rpc/prepare.ts';
import { Facts, ScriptEvent } from './events.ts';

export interface ScriptJob {
  readonly name: string;
  /** For messages. */
  readonly notebook: string;
  /** Where the cells run. */
  readonly folder: string;
  readonly plan: PreparationPlan;
  readonly separated: readonly SeparatedCode[];
  readonly tolerance: { readonly absolute: number; readonly relative: number };
  /** Folder of the export tools. */
  readonly export: string;
  /** Model folder to fill; must not exist. */
  readonly out: string;
}

export interface ScriptOptions {
  /** The environment's Python, and the folder of the scripts. */
  readonly python: string;
  readonly scripts: string;
  /** Where compiled Python is kept: neither in the environment nor in the installation. */
  readonly bytecode: string;
  /** Folder for the job and facts files, and one for the notebook's temporary files. */
  readonly folder: string;
  readonly temporary: string;
  readonly signal: AbortSignal;
  readonly onEvent: (event: ScriptEvent) => void;
  readonly onLine: (line: string) => void;
}

/** Runs the notebook and writes the model folder, in a Python process of its own. Throws a `Failure` with cell and line. */
export async function runScript(job: ScriptJob, options: ScriptOptions): Promise<Facts> {
  const jobFile = join(options.folder, 'job.json');
  const facts = join(options.folder, 'facts.json');
  await writeFile(jobFile, JSON.stringify({ ...job, facts }));
  const seen: { done: boolean; failed: Extract<ScriptEvent, { event: 'failed' }> | null } = {
    done: false,
    failed: null,
  };
  const { code, signal, tail } = await runChild(options.python, [join(options.scripts, 'prepare_model.py'), jobFile], {
    cwd: options.folder,
    env: { ...pythonEnvironment(options.bytecode), ...temporaryFiles(options.temporary) },
    signal: options.signal,
    onLine: (line, stream) => {
      const event = stream === 'stdout' ? eventOf(line) : null;
      if (event === null) return options.onLine(line);
      if (event.event === 'done') seen.done = true;
      if (event.event === 'failed') seen.failed = event;
      options.onEvent(event);
    },
  });
  if (seen.failed !== null) throw failureOf(seen.failed);
  if (code !== 0 || !seen.done) throw died(job.notebook, code, signal, tail);
  return Facts.parse(JSON.parse(await readFile(facts, 'utf8')));
}

function eventOf(line: string): ScriptEvent | null {
  if (!line.startsWith('{')) return null;
  try {
    return ScriptEvent.parse(JSON.parse(line));
  } catch {
    return null; // a line of the notebook's own that only looks like one
  }
}

function failureOf({ reason, message, subject, remedy, details }: Extract<ScriptEvent, { event: 'failed' }>): Failure {
  return new Failure(reason === 'script-failed' ? 'internal' : 'failed', message, {
    reason,
    ...(subject === undefined ? {} : { subject }),
    ...(remedy === undefined ? {} : { remedy }),
    ...(details === undefined ? {} : { details }),
  });
}

function died(notebook: string, code: number | null, signal: NodeJS.Signals | null, tail: readonly string[]): Failure {
  const how = signal === null ? `ended with code ${code}` : `was ended by ${signal}`;
  return new Failure('failed', `The Python process that ran ${notebook} ${how}.`, {
    reason: 'run-died',
    subject: notebook,
    remedy:
      signal === 'SIGKILL'
        ? 'It may have run out of memory: try with less data, or on a larger machine.'
        : 'The details are what it printed last.',
    details: tail.slice(-40),
  });
}

/** So that what a killed process could not remove goes with the folder. */
export const temporaryFiles = (folder: string): NodeJS.ProcessEnv => ({
  TMPDIR: folder,
  TEMP: folder,
  TMP: folder,
  JOBLIB_TEMP_FOLDER: folder,
});

/**
 * The caller's environment without what would let other packages in; plots are drawn to nowhere. Where the caller keeps no
 * bytecode, as many images do, every process would compile its libraries anew: half of the time of a preparation.
 */
export function pythonEnvironment(bytecode: string): NodeJS.ProcessEnv {
  const {
    PYTHONPATH: _path,
    PYTHONHOME: _home,
    PYTHONSTARTUP: _startup,
    PYTHONDONTWRITEBYTECODE: _unkept,
    VIRTUAL_ENV: _venv,
    ...rest
  } = environment();
  return {
    ...rest,
    MPLBACKEND: 'Agg',
    PYTHONPYCACHEPREFIX: bytecode,
    PYTHONNOUSERSITE: '1',
    PYTHONUTF8: '1',
    PYTHONHASHSEED: '0',
    PYTHONUNBUFFERED: '1',
  };
}
