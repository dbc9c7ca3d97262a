import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Result } from '#protocol/rpc/index.ts';
import { run } from '#protocol/rpc/index.ts';
import { defaultLimits, type RunLimits } from '#protocol/rpc/run.ts';
import { runPlanOf } from './plans.ts';
import { call, type Job, job, servicesForTests } from './rig.ts';

/** A code cell: its source, and what it was saved with where it ran. */
export interface CellOf {
  readonly source: string;
  readonly outputs?: readonly object[];
  readonly tags?: readonly string[];
}

export const stream = (text: string, name = 'stdout'): object => ({ output_type: 'stream', name, text });
export const result = (text: string): object => ({
  ...{ output_type: 'execute_result', execution_count: 1, metadata: {} },
  data: { 'text/plain': text },
});

/** A project of its own with one notebook, `a.ipynb`. */
export async function projectOf(...cells: readonly (string | CellOf)[]): Promise<string> {
  const project = await mkdtemp(join(tmpdir(), 'slipway-spine-'));
  const notebook = {
    nbformat: 4,
    nbformat_minor: 5,
    metadata: { language_info: { name: 'python' } },
    cells: cells.map((cell, index) => {
      const { source, outputs, tags = [] }: CellOf = typeof cell === 'string' ? { source: cell } : cell;
      const count = outputs === undefined ? null : index + 1;
      return {
        ...{ cell_type: 'code', id: `c${index}`, metadata: { tags }, source },
        ...{ execution_count: count, outputs: outputs ?? [] },
      };
    }),
  };
  await writeFile(join(project, 'a.ipynb'), JSON.stringify(notebook));
  return project;
}

/** Runs `a.ipynb` of a project as the daemon does. */
export async function runIn(
  project: string,
  options: { limits?: Partial<RunLimits>; output?: string; work?: Job } = {},
): Promise<Result<typeof run.notebook>> {
  const params = {
    project,
    notebook: 'a.ipynb',
    plan: await runPlanOf(project, 'a.ipynb'),
    limits: { ...defaultLimits, ...options.limits },
    tolerance: 1e-6,
    ...(options.output === undefined ? {} : { output: options.output }),
  };
  return call(await servicesForTests(), run.notebook, params, options.work ?? job());
}
