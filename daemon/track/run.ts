import * as z from 'zod';
import type { Api } from './api.ts';
import type { RunContent } from './content.ts';

const Run = z.object({ run: z.object({ info: z.object({ run_id: z.string(), artifact_uri: z.string() }) }) });
const Nothing = z.object({});

export interface OpenRun {
  readonly id: string;
  readonly artifacts: string;
}

export async function startRun(api: Api, experiment: string, name: string, at: number): Promise<OpenRun> {
  const body = { experiment_id: experiment, run_name: name, start_time: at };
  const { run } = await api.post('runs/create', body, Run);
  return { id: run.info.run_id, artifacts: run.info.artifact_uri };
}

/** Most entries of each kind in one request of `runs/log-batch`. */
const most = { params: 100, metrics: 500, tags: 100 };

export async function logContent(api: Api, run: OpenRun, content: RunContent, at: number): Promise<void> {
  const metrics = content.metrics.map((metric) => ({ ...metric, timestamp: at, step: 0 }));
  for (const params of chunks(content.params, most.params)) await log({ params });
  for (const part of chunks(metrics, most.metrics)) await log({ metrics: part });
  for (const tags of chunks(content.tags, most.tags)) await log({ tags });
  if (content.datasets.length === 0) return;
  const datasets = content.datasets.map((dataset) => ({
    tags: [{ key: 'mlflow.data.context', value: 'training' }],
    dataset: { ...dataset, source_type: 'slipway' },
  }));
  await api.post('runs/log-inputs', { run_id: run.id, datasets }, Nothing);

  function log(part: object): Promise<unknown> {
    return api.post('runs/log-batch', { run_id: run.id, ...part }, Nothing);
  }
}

export async function endRun(
  api: Api,
  run: OpenRun,
  status: 'FINISHED' | 'FAILED' | 'KILLED',
  at: number,
): Promise<void> {
  await api.post('runs/update', { run_id: run.id, status, end_time: at }, z.looseObject({}));
}

function chunks<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}
