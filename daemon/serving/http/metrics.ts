import { latencyBounds } from '../latency.ts';
import type { Recorder } from '../recorder.ts';

/** Requests by route and status code since the start. */
export class RequestCounts {
  readonly #counts = new Map<string, number>();

  add(route: string, code: number): void {
    const key = `route="${route}",code="${code}"`;
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
  }

  get entries(): [string, number][] {
    return [...this.#counts].sort(([a], [b]) => (a < b ? -1 : 1));
  }
}

export interface MetricsSource {
  readonly modelName: string;
  readonly version: string;
  readonly counts: RequestCounts;
  readonly recorder: Recorder;
  readonly waiting: number;
  readonly inFlight: number;
  readonly workerCrashes: number;
}

/** The text format of Prometheus, version 0.0.4. */
export function metricsText(source: MetricsSource): string {
  const { recorder } = source;
  const { latency, report } = recorder;
  const lines: string[] = [];
  const family = (name: string, type: string, help: string, samples: readonly [string, number][]): void => {
    lines.push(`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`);
    for (const [labels, value] of samples) lines.push(`${name}${labels} ${value}`);
  };
  const model = `model="${source.modelName}",version="${source.version}"`;
  family('slipway_model_info', 'gauge', 'The model that is served.', [[`{${model}}`, 1]]);
  family(
    'slipway_http_requests_total',
    'counter',
    'HTTP requests by route and status code.',
    source.counts.entries.map(([labels, count]) => [`{${labels}}`, count]),
  );
  lines.push('# HELP slipway_inference_duration_seconds From a request read to its answer ready.');
  lines.push('# TYPE slipway_inference_duration_seconds histogram');
  let below = 0;
  for (const [index, bound] of latencyBounds.entries()) {
    below += latency.counts[index] ?? 0;
    lines.push(`slipway_inference_duration_seconds_bucket{le="${bound}"} ${below}`);
  }
  lines.push(`slipway_inference_duration_seconds_bucket{le="+Inf"} ${latency.total}`);
  lines.push(`slipway_inference_duration_seconds_sum ${latency.sumSeconds}`);
  lines.push(`slipway_inference_duration_seconds_count ${latency.total}`);
  family('slipway_rows_total', 'counter', 'Rows answered.', [['', recorder.rows]]);
  family('slipway_queue_requests', 'gauge', 'Requests waiting for a worker.', [['', source.waiting]]);
  family('slipway_requests_in_flight', 'gauge', 'Inference requests being answered.', [['', source.inFlight]]);
  family('slipway_worker_restarts_total', 'counter', 'Inference threads or processes that ended and were replaced.', [
    ['', source.workerCrashes],
  ]);
  family('slipway_unlogged_total', 'counter', 'Answered requests the inference log could not take.', [
    ['', recorder.unlogged],
  ]);
  family('slipway_window_rows', 'gauge', 'Rows in the window being filled.', [['', report.filling.rows]]);
  const results = report.window?.results ?? [];
  const column = (name: string, role: string) => `{column=${label(name)},role="${role}"}`;
  family(
    'slipway_drifted',
    'gauge',
    'Whether the last full window was called drifted in this column.',
    results.map(({ name, role, drifted }) => [column(name, role), drifted ? 1 : 0]),
  );
  family(
    'slipway_population_stability_index',
    'gauge',
    'Population stability index of the last full window, in nats.',
    results.map(({ name, role, psi }) => [column(name, role), psi]),
  );
  return `${lines.join('\n')}\n`;
}

function label(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;
}
