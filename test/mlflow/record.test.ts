import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { DaemonClient } from '#client/index.ts';
import { runChild } from '#daemon/process/index.ts';
import { track } from '#protocol/rpc/index.ts';
import { Rig, rejection } from '../daemon/rig.ts';
import { installMlflow, type MlflowServer, python, startMlflow } from './mlflow.ts';
import { writeModelFolder } from './model-folder.ts';

const rig = new Rig({}, join(import.meta.dirname, '../../daemon/main.ts'));
const folders = mkdtempSync(join(tmpdir(), 'slipway-models-'));
const proven = join(folders, 'proven');
const unproven = join(folders, 'unproven');
const written = writeModelFolder(proven, true);
writeModelFolder(unproven, false);
const servers: MlflowServer[] = [];
let server: MlflowServer;
let client: DaemonClient;

beforeAll(async () => {
  await installMlflow();
  server = await startMlflow('127.0.0.1', (folder) => ['--artifacts-destination', join(folder, 'artifacts')]);
  servers.push(server);
  client = await rig.connect();
});
afterAll(async () => {
  await rig.dispose();
  for (const each of servers) await each.stop();
  rmSync(folders, { recursive: true, force: true });
});

const Pairs = z.array(z.object({ key: z.string(), value: z.union([z.string(), z.number()]) }));
const Run = z.object({
  run: z.object({
    info: z.object({ status: z.string(), run_name: z.string(), experiment_id: z.string(), end_time: z.number() }),
    data: z.object({ params: Pairs.default([]), metrics: Pairs.default([]), tags: Pairs.default([]) }),
    inputs: z.object({
      dataset_inputs: z
        .array(z.object({ dataset: z.object({ name: z.string(), digest: z.string(), source: z.string() }) }))
        .default([]),
    }),
  }),
});
const run = async (id: string) => Run.parse(await server.get('runs/get', { run_id: id })).run;
const asRecord = (pairs: z.infer<typeof Pairs>) => Object.fromEntries(pairs.map(({ key, value }) => [key, value]));
const Version = z.object({ model_version: z.object({ version: z.string(), run_id: z.string(), source: z.string() }) });
const alias = async (name: string) =>
  Version.parse(await server.get('registered-models/alias', { name, alias: 'proven' })).model_version;

const record = (overrides: Partial<z.input<typeof track.record.params>> = {}) =>
  client.call(track.record, {
    uri: server.uri,
    experiment: 'penguins',
    name: 'penguins',
    folder: proven,
    ...overrides,
  });

describe('a recorded model', () => {
  it('is a finished run with parameters, metrics, tags and data', async () => {
    const { runId, experimentId, url } = await record();
    expect(url).toBe(`${server.uri}/#/experiments/${experimentId}/runs/${runId}`);
    const { info, data, inputs } = await run(runId);
    expect(info).toMatchObject({ status: 'FINISHED', run_name: 'penguins', experiment_id: experimentId });
    const params = asRecord(data.params);
    expect(params).toMatchObject({
      model_class: 'sklearn.linear_model.LogisticRegression',
      model_library: 'scikit-learn',
      C: '1.5',
      max_iter: '200',
      class_weight: 'null',
      solver: 'lbfgs',
    });
    expect(params['weird key_']).toHaveLength(6000);
    expect(asRecord(data.metrics)).toEqual({
      accuracy_score: 0.975,
      log_loss: 0.08,
      'proof/onnx/label/rows': 4,
      'proof/onnx/label/agreeing': 4,
      'proof/onnx/probabilities/rows': 4,
      'proof/onnx/probabilities/agreeing': 4,
      'proof/onnx/probabilities/worst': 1e-7,
    });
    expect(asRecord(data.tags)).toMatchObject({
      'mlflow.source.name': 'penguins.ipynb',
      'mlflow.source.type': 'NOTEBOOK',
      'slipway.notebook.sha256': written.provenance.notebook.sha256,
      'slipway.model.sha256': written.proof.model,
      'slipway.lock.sha256': written.proof.lock,
      'slipway.proven': 'true',
    });
    expect(inputs.dataset_inputs).toMatchObject([
      {
        dataset: {
          name: 'penguins.csv',
          digest: written.provenance.data[0]?.sha256?.slice(0, 36),
          source: '{"uri":"data/penguins.csv"}',
        },
      },
    ]);
  });

  it('has every file of the model folder, byte for byte, and a confusion matrix', async () => {
    const { runId } = await record();
    for (const file of written.files) {
      expect(await server.artifact(runId, `model/${file}`)).toEqual(readFileSync(join(proven, file)));
    }
    const matrix = JSON.parse(String(await server.artifact(runId, 'confusion_matrix.json')));
    expect(matrix).toEqual({
      target: 'species',
      labels: ['Adelie', 'Gentoo'],
      counts: [
        [1, 0],
        [1, 1],
      ],
      rows: 3,
    });
    expect(String(await server.artifact(runId, 'confusion_matrix.svg'))).toContain(
      '<title>Confusion matrix of species',
    );
  });

  it('is a registered version each time, the last proven one under the alias', async () => {
    const name = 'registered';
    const first = await record({ name });
    expect(first.modelVersion).toBe('1');
    expect(await alias(name)).toMatchObject({ version: '1', run_id: first.runId });
    const second = await record({ name });
    expect(second).toMatchObject({ modelVersion: '2', experimentId: first.experimentId });
    expect(await alias(name)).toMatchObject({ version: '2', run_id: second.runId });
    const third = await record({ name, folder: unproven });
    expect(third.modelVersion).toBe('3');
    expect(await alias(name)).toMatchObject({ version: '2' });
    expect(asRecord((await run(third.runId)).data.tags)).toMatchObject({ 'slipway.proven': 'false' });
  });

  it("is found by MLflow's own client under its alias", async () => {
    await record({ name: 'found' });
    const code = [
      'import mlflow, os, sys',
      'info = mlflow.models.get_model_info("models:/found@proven")',
      'folder = mlflow.artifacts.download_artifacts("models:/found@proven", dst_path=sys.argv[1])',
      'print(sorted(info.flavors), sorted(os.listdir(folder)))',
    ].join('\n');
    const env = { ...process.env, MLFLOW_TRACKING_URI: server.uri, MLFLOW_DISABLE_TELEMETRY: 'true' };
    const { code: exit, stdout, tail } = await runChild(python, ['-c', code, join(folders, 'download')], { env });
    expect({ exit, tail }).toMatchObject({ exit: 0 });
    expect(stdout).toContain("['onnx', 'python_function'] ['MLmodel', ");
  });

  it('says on the way what it does', async () => {
    const steps = new Set<string>();
    await client.call(
      track.record,
      { uri: `${server.uri}/`, experiment: 'penguins', name: 'steps', folder: proven },
      { onProgress: ({ step }) => steps.add(step) },
    );
    expect([...steps]).toEqual(['experiment', 'parameters', 'artifacts', 'register']);
  });

  it('that was cancelled on the way is a killed run and no version', async () => {
    const cancel = new AbortController();
    const params = { uri: server.uri, experiment: 'cancelled', name: 'cancelled', folder: proven };
    const options = {
      signal: cancel.signal,
      onProgress: ({ step }: { step: string }) => step === 'parameters' && cancel.abort(),
    };
    expect(await rejection(client.call(track.record, params, options))).toMatchObject({ cancelled: true });
    const found = z
      .object({ experiment: z.object({ experiment_id: z.string() }) })
      .parse(await server.get('experiments/get-by-name', { experiment_name: 'cancelled' }));
    const response = await fetch(`${server.uri}/api/2.0/mlflow/runs/search`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ experiment_ids: [found.experiment.experiment_id] }),
    });
    expect(await response.json()).toMatchObject({ runs: [{ info: { status: 'KILLED' } }] });
    await expect(server.get('registered-models/get', { name: 'cancelled' })).rejects.toThrow('404');
  });
});

describe('a server that does not take it', () => {
  let strict: MlflowServer;
  beforeAll(async () => {
    strict = await startMlflow('localhost', (folder, port) => [
      '--no-serve-artifacts',
      '--default-artifact-root',
      join(folder, 'artifacts'),
      '--allowed-hosts',
      `localhost:${port}`,
    ]);
    servers.push(strict);
  });

  it('because of the host name it was called by: says which option opens it', async () => {
    const error = await rejection(record({ uri: `http://127.0.0.1:${strict.port}` }));
    expect(error).toMatchObject({ code: -32021, data: { remedy: expect.stringContaining('--allowed-hosts') } });
  });

  it('because it keeps artifacts elsewhere: says so, and the run has failed', async () => {
    const error = await rejection(record({ uri: strict.uri }));
    expect(error).toMatchObject({ data: { reason: 'mlflow-artifacts-not-proxied' } });
    const response = await fetch(`${strict.uri}/api/2.0/mlflow/runs/search`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ experiment_ids: ['1'] }),
    });
    expect(await response.json()).toMatchObject({ runs: [{ info: { status: 'FAILED' } }] });
  });

  it('because it is not there', async () => {
    expect(await rejection(record({ uri: 'http://127.0.0.1:9' }))).toMatchObject({
      code: -32020,
      data: { reason: 'mlflow-not-reachable', remedy: expect.stringContaining('mlflow server') },
    });
  });

  it('because it is something else', async () => {
    const other = createServer((_, response) => response.end('<html>hello</html>'));
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const address = other.address();
    const port = address && typeof address === 'object' ? address.port : 0;
    const error = await rejection(record({ uri: `http://127.0.0.1:${port}` }));
    other.close();
    expect(error).toMatchObject({ data: { reason: 'mlflow-not-reachable' } });
  });
});

describe('what cannot be recorded', () => {
  it('is an address of no server, and its password is not repeated', async () => {
    const error = await rejection(record({ uri: 'ftp://me:hunter2@host/x' }));
    expect(error).toMatchObject({ data: { reason: 'mlflow-address' } });
    expect(JSON.stringify(error) + String(error)).not.toContain('hunter2');
  });

  it('is a folder that is no model: names the file', async () => {
    const broken = join(folders, 'broken');
    writeModelFolder(broken, true);
    writeFileSync(join(broken, 'slipway/proof.json'), '{}');
    expect(await rejection(record({ folder: broken }))).toMatchObject({
      message: expect.stringContaining('slipway/proof.json'),
      data: { reason: 'model-folder' },
    });
    expect(await rejection(record({ folder: join(folders, 'none') }))).toMatchObject({
      message: expect.stringContaining('slipway/provenance.json cannot be read'),
    });
  });
});
