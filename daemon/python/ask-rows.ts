import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { runChild } from '#daemon/process/index.ts';
import { withRun } from '#daemon/process/run-folder.ts';
import { Failure } from '#daemon/rpc/failure.ts';
import { withTemporaryFolder } from '#daemon/run/temporary.ts';
import type { Captured } from '#protocol/model.ts';
import { Told } from './events.ts';
import { pythonEnvironment, temporaryFiles } from './script.ts';

const Written = z.union([z.object({ batches: z.array(Told) }), z.object({ error: z.string() })]);

export interface Asking {
  readonly python: string;
  /** Slipway's Python scripts. */
  readonly scripts: string;
  /** The daemon's: compiled Python is kept there, and for as long as this takes the answers and what the model writes. */
  readonly stateFolder: string;
  readonly signal: AbortSignal;
  readonly onLine: (line: string) => void;
}

/**
 * What a model folder's Python objects answer to batches of rows, in a process of their own; its first batch has to be answered.
 * Throws a `Failure` where the model does not come back to life.
 */
export async function askRows(
  folder: string,
  batches: readonly Captured['rows'][],
  { python, scripts, stateFolder, signal, onLine }: Asking,
): Promise<readonly Told[]> {
  const ask = async (into: string, temporary: string) => {
    // Thousands of rows of wide answers are more than what is kept of a pipe.
    const file = join(into, 'answers.json');
    const { tail } = await runChild(python, [join(scripts, 'answer_rows.py'), folder, file], {
      env: { ...pythonEnvironment(join(stateFolder, 'bytecode')), ...temporaryFiles(temporary) },
      signal,
      stdin: JSON.stringify(batches),
      onLine: (line, stream) => stream === 'stderr' && onLine(line),
    });
    const told = await readTold(file);
    if (told !== null && 'batches' in told) {
      const [first] = told.batches;
      if (first === undefined || 'answers' in first) return told.batches;
      throw silent(folder, first.error, tail);
    }
    throw silent(folder, told?.error ?? tail.at(-1) ?? 'it ended without a word', tail);
  };
  return withRun(stateFolder, (into) => withTemporaryFolder((temporary) => ask(into, temporary)));
}

/** Null where the process was ended before it had written all. */
async function readTold(file: string): Promise<z.infer<typeof Written> | null> {
  try {
    return Written.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return null;
  }
}

const silent = (folder: string, reason: string, tail: readonly string[]): Failure =>
  new Failure('failed', `The model does not answer: ${reason}`, {
    reason: 'model-does-not-run',
    subject: folder,
    remedy: 'Prepare the notebook again; what was proven no longer runs in the environment of its lock.',
    details: tail.slice(-40),
  });
