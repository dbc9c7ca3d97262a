import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type DaemonClient } from '#client/index.ts';
import { answersOf, compareAnswers, inferRequest } from '#core/proof/index.ts';
import { Captured, type Signature } from '#protocol/model.ts';
import { prepare, serve } from '#protocol/rpc/index.ts';
import { stageScript } from '#test/separate/support.ts';
import { planOf } from '#test/spine/support/plans.ts';
import { root, stateFolder } from '#test/spine/support/rig.ts';

/** What a notebook took on its way to an endpoint, for the table in docs/trials.md. */
export interface Figures {
  readonly notebook: string;
  readonly model: string;
  /** Libraries of models, with their versions. */
  readonly libraries: readonly string[];
  readonly input: string;
  /** Null where the model is served by its graph, else why it is not. */
  readonly withoutGraph: string | null;
  /** Milliseconds by step. */
  readonly timings: Readonly<Record<string, number>>;
  /** Bytes of the environment, and of the model folder. */
  readonly environment: number;
  readonly folder: number;
  /** Rows that the endpoint answered as the notebook did, of how many. */
  readonly agreeing: number;
  readonly rows: number;
}

const library = /^(?:catboost|keras|lightgbm|scikit-learn|statsmodels|tensorflow|torch|xgboost)(?:-cpu)?$/;
const tolerance = { absolute: 1e-5, relative: 1e-4 };

/** The daemon as it is shipped, with environments that are kept between runs. */
export async function shippedDaemon(): Promise<{ client: DaemonClient; stop(): Promise<void> }> {
  const runtime = await mkdtemp(join(tmpdir(), 'slipway-heavy-'));
  const env = { SLIPWAY_RUNTIME: runtime, SLIPWAY_STATE: stateFolder, SLIPWAY_IDLE_SECONDS: '60' };
  const entry = join(root, 'dist', 'daemon.mjs');
  const client = await connect({ program: 'test', version: '0', daemon: { entry, env } });
  return {
    client,
    stop: async () => {
      client.close();
      process.kill(client.welcome.pid);
      await rm(runtime, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

/** From a notebook to an endpoint that was asked the captured rows. Throws where a step fails. */
export async function toEndpoint(client: DaemonClient, script: string): Promise<Figures> {
  const { project, notebook } = await stageScript(script);
  const plan = await planOf(project, notebook);
  const name = notebook.replace('.ipynb', '');
  const asked = { project, notebook, name, plan, folder: 'model', tolerance };
  const made = await client.call(prepare.prepare, asked);
  if (!made.proof.proven) throw new Error(made.proof.reason);
  const { endpoint, key } = await client.call(serve.start, { name, folder: made.folder });
  const captured = Captured.parse(JSON.parse(await readFile(join(made.folder, 'slipway', 'captured.json'), 'utf8')));
  const comparisons = await answered(`${endpoint.url}/v2/models/${name}/infer`, key ?? '', made.signature, captured);
  await client.call(serve.stop, { id: endpoint.id });
  const { model, packages, input, onnx } = made.provenance;
  const figures = {
    notebook: name,
    model: model.class,
    libraries: Object.entries(packages).flatMap(([one, version]) => (library.test(one) ? [`${one} ${version}`] : [])),
    input: input?.at ?? '',
    withoutGraph: onnx ?? null,
    timings: made.timings,
    environment: await sizeOf(made.environment.folder),
    folder: await sizeOf(made.folder),
    agreeing: Math.min(...comparisons.map(({ agreeing }) => agreeing)),
    rows: Math.max(...comparisons.map(({ rows }) => rows)),
  };
  await rm(project, { recursive: true, force: true, maxRetries: 3 });
  return figures;
}

/** The captured rows, asked over HTTP as anybody would. */
async function answered(url: string, key: string, signature: Signature, captured: Captured) {
  const request = inferRequest(signature, captured.rows);
  if (!request.ok) throw new Error(request.reason);
  const headers = { 'x-api-key': key };
  const response = await fetch(url, { method: 'POST', body: JSON.stringify(request.value), headers });
  if (!response.ok) throw new Error(await response.text());
  const answers = answersOf(signature, await response.json());
  if (!answers.ok) throw new Error(answers.reason);
  return compareAnswers('server', signature, captured, answers.value, tolerance);
}

async function sizeOf(folder: string): Promise<number> {
  let bytes = 0;
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) bytes += await sizeOf(path);
    else if (entry.isFile()) bytes += (await stat(path)).size;
  }
  return bytes;
}

const seconds = (milliseconds: number | undefined): string => ((milliseconds ?? 0) / 1000).toFixed(1);
const megabytes = (bytes: number): string => (bytes / 1024 ** 2).toFixed(bytes < 1024 ** 2 * 10 ? 1 : 0);
const steps = ['lock', 'environment', 'run', 'separate', 'export', 'profile', 'answer', 'prove'];

/** The table of docs/trials.md. */
export function tableOf(all: readonly Figures[]): string {
  const head = [
    'notebook',
    'model',
    'libraries',
    'rows come in',
    'served by',
    'alike',
    ...steps,
    'environment',
    'folder',
  ];
  const rows = all.map((one) => [
    one.notebook,
    `\`${one.model.split('.').at(-1)}\``,
    one.libraries.join(', '),
    one.input,
    one.withoutGraph === null ? 'ONNX' : 'Python',
    `${one.agreeing} of ${one.rows}`,
    ...steps.map((step) => seconds(one.timings[step])),
    megabytes(one.environment),
    megabytes(one.folder),
  ]);
  const reasons = all.flatMap((one) => (one.withoutGraph === null ? [] : [`- ${one.notebook}: ${one.withoutGraph}`]));
  const lines = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
  return [...lines, ...(reasons.length === 0 ? [] : ['', ...reasons]), ''].join('\n');
}
