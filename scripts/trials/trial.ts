import { spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import * as z from 'zod';

/** How far `slipway prepare` came with a notebook that nobody touched. */
export interface Trial {
  readonly notebook: string;
  /** The last step reached; `proven` is the end. */
  readonly stage: 'plan' | 'lock' | 'run' | 'separate' | 'prove' | 'proven';
  /** Why it went no further, in a sentence. */
  readonly why: string | null;
  readonly input: 'raw' | 'input' | null;
  readonly runtime: 'onnx' | 'python' | null;
  /** Milliseconds by step. */
  readonly timings: Readonly<Record<string, number>>;
}

const Prepared = z.object({
  proof: z.object({ proven: z.boolean(), reason: z.string().optional() }),
  provenance: z.object({
    input: z.object({ at: z.enum(['raw', 'input']) }),
    onnx: z.string().nullable(),
  }),
  timings: z.record(z.string(), z.number()),
});
const Failed = z.object({ error: z.object({ message: z.string() }) });

export interface TrialOptions {
  readonly cli: string;
  readonly environment: NodeJS.ProcessEnv;
  /** Seconds. */
  readonly limit: number;
}

/** Prepares a copy of a notebook with what lies beside it. */
export async function tryNotebook(path: string, options: TrialOptions): Promise<Trial> {
  const folder = await mkdtemp(join(tmpdir(), 'slipway-trial-'));
  try {
    await copyBeside(path, folder);
    const { stdout, steps, late } = await prepare(folder, basename(path), options);
    const told = parsed(stdout);
    const done = Prepared.safeParse(told);
    if (done.success) {
      const { proof, provenance, timings } = done.data;
      return {
        notebook: path,
        stage: proof.proven ? 'proven' : 'prove',
        why: proof.reason ?? null,
        input: provenance.input.at,
        runtime: provenance.onnx === null ? 'onnx' : 'python',
        timings,
      };
    }
    const failed = Failed.safeParse(told);
    const why = late
      ? `It took longer than ${options.limit} s.`
      : failed.success
        ? failed.data.error.message
        : 'It said nothing.';
    return { notebook: path, stage: stageOf(steps), why, input: null, runtime: null, timings: {} };
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

const stages: readonly [string, Trial['stage']][] = [
  ['prove', 'prove'],
  ['serving', 'prove'],
  ['export', 'prove'],
  ['answer', 'prove'],
  ['separate', 'separate'],
  ['run', 'run'],
  ['lock', 'lock'],
  ['environment', 'lock'],
];

const stageOf = (steps: ReadonlySet<string>): Trial['stage'] =>
  stages.find(([step]) => steps.has(step))?.[1] ?? (steps.has('interpreter') ? 'lock' : 'plan');

/** The notebook, the files beside it, and folders of data; other notebooks and large files stay. */
async function copyBeside(path: string, folder: string): Promise<void> {
  for (const entry of await readdir(dirname(path), { withFileTypes: true })) {
    const isOwn = entry.name === basename(path);
    const isData = entry.isDirectory() && /^(?:data|datasets?|input)$/i.test(entry.name);
    if (!isOwn && !isData && (!entry.isFile() || entry.name.endsWith('.ipynb'))) continue;
    await cp(join(dirname(path), entry.name), join(folder, entry.name), { recursive: true });
  }
}

function prepare(
  folder: string,
  notebook: string,
  { cli, environment, limit }: TrialOptions,
): Promise<{ stdout: string; steps: ReadonlySet<string>; late: boolean }> {
  const child = spawn(process.execPath, [cli, 'prepare', notebook, '--format', 'json'], {
    cwd: folder,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [out, err]: [Buffer[], Buffer[]] = [[], []];
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    child.kill('SIGTERM');
  }, limit * 1000);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', () => {
      clearTimeout(timer);
      const said = Buffer.concat(err).toString();
      const steps = new Set([...said.matchAll(/^ {2}(\w+): /gm)].map((match) => match[1] ?? ''));
      resolve({ stdout: Buffer.concat(out).toString(), steps, late });
    });
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

export async function keptState(): Promise<string> {
  const folder = join(tmpdir(), 'slipway-trials');
  await mkdir(folder, { recursive: true });
  return folder;
}
