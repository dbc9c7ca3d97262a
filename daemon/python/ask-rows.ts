import { join } from 'node:path';
import * as z from 'zod';
import { runChild } from '#daemon/process/index.ts';
import { Failure } from '#daemon/rpc/failure.ts';
import type { Captured } from '#protocol/model.ts';
import { Told } from './events.ts';
import { pythonEnvironment } from './script.ts';

const Printed = z.union([z.object({ batches: z.array(Told) }), z.object({ error: z.string() })]);

export interface Asking {
  readonly python: string;
  /** Slipway's Python scripts, and where compiled Python is kept. */
  readonly scripts: string;
  readonly bytecode: string;
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
  { python, scripts, bytecode, signal, onLine }: Asking,
): Promise<readonly Told[]> {
  const { stdout, tail } = await runChild(python, [join(scripts, 'answer_rows.py'), folder], {
    env: pythonEnvironment(bytecode),
    signal,
    stdin: JSON.stringify(batches),
    onLine: (line, stream) => stream === 'stderr' && onLine(line),
  });
  const told = Printed.safeParse(printed(stdout));
  if (told.success && 'batches' in told.data) {
    const [first] = told.data.batches;
    if (first === undefined || 'answers' in first) return told.data.batches;
    throw silent(folder, first.error, tail);
  }
  throw silent(
    folder,
    told.success && 'error' in told.data ? told.data.error : (tail.at(-1) ?? 'it printed nothing'),
    tail,
  );
}

function printed(stdout: string): unknown {
  try {
    return JSON.parse(stdout.trim().split('\n').at(-1) || 'null');
  } catch {
    return null; // a process that was ended amid its line
  }
}

const silent = (folder: string, reason: string, tail: readonly string[]): Failure =>
  new Failure('failed', `The model does not answer: ${reason}`, {
    reason: 'model-does-not-run',
    subject: folder,
    remedy: 'Prepare the notebook again; what was proven no longer runs in the environment of its lock.',
    details: tail.slice(-40),
  });
