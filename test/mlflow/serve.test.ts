import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { allAgree, compareAnswers, type Tolerance } from '#core/proof/index.ts';
import { runChild } from '#daemon/process/index.ts';
import { Captured, type Signature, Value } from '#protocol/model.ts';
import { prepare } from '#protocol/rpc/index.ts';
import { ownClass, writeNotebook } from '#test/spine/support/notebook-file.ts';
import { planOf } from '#test/spine/support/plans.ts';
import { call, servicesForTests, stage } from '#test/spine/support/rig.ts';
import { installMlflow, python, serveModel } from './mlflow.ts';

beforeAll(installMlflow);

const tolerance: Tolerance = { absolute: 1e-5, relative: 1e-4 };
const Rows = z.array(z.record(z.string(), Value));

async function prepared(project: string, notebook: string) {
  const plan = await planOf(project, notebook);
  const request = { project, notebook, name: 'asked', plan, folder: 'model', tolerance };
  const { folder, proof, signature } = await call(await servicesForTests(), prepare.prepare, request);
  expect(proof).toMatchObject({ proven: true });
  const captured = Captured.parse(JSON.parse(await readFile(join(folder, 'slipway', 'captured.json'), 'utf8')));
  const example: unknown = JSON.parse(await readFile(join(folder, 'input_example.json'), 'utf8'));
  return { folder, signature, captured, example };
}

/** Whether rows of an answer as a table are what the notebook answered to the first of its rows. */
function agrees(rows: z.infer<typeof Rows>, signature: Signature, captured: Captured): boolean {
  const count = rows.length;
  const got = Object.fromEntries(
    signature.outputs.map(({ name, width }) => {
      const columns = width === 1 ? [name] : Array.from({ length: width }, (_, at) => `${name}[${at}]`);
      return [name, rows.map((row) => columns.map((column) => row[column] ?? null))];
    }),
  );
  const answers = Object.entries(captured.answers).map(([name, all]) => [name, all.slice(0, count)] as const);
  const first = { rows: captured.rows.slice(0, count), answers: Object.fromEntries(answers) };
  return count > 0 && allAgree(compareAnswers('mlflow', signature, first, got, tolerance));
}

const models: readonly (readonly [string, () => Promise<readonly [string, string]>, boolean])[] = [
  ['an ONNX graph', async () => [await stage('penguins-messy'), 'penguins.ipynb'], true],
  [
    'the notebook’s own objects',
    async () => {
      const project = await mkdtemp(join(tmpdir(), 'slipway-own-'));
      await writeNotebook(project, 'own.ipynb', [ownClass]);
      return [project, 'own.ipynb'];
    },
    false,
  ],
];

describe.each(models)('a model folder with %s', (_, make, isOnnx) => {
  let made: Awaited<ReturnType<typeof prepared>>;
  beforeAll(async () => {
    made = await prepared(...(await make()));
    expect(await readFile(join(made.folder, 'MLmodel'), 'utf8').then((text) => text.includes('  onnx:'))).toBe(isOnnx);
  });

  it('is loaded by mlflow.pyfunc and gives the notebook’s answers to its input example', async () => {
    const script = join(import.meta.dirname, 'read_with_mlflow.py');
    const { stdout, tail } = await runChild(python, [script, made.folder], { stdin: '' });
    expect(stdout, tail.join('\n')).not.toBe('');
    expect(agrees(Rows.parse(JSON.parse(stdout)), made.signature, made.captured)).toBe(true);
  });

  it('is served by mlflow models serve, and gives them over HTTP', async () => {
    const server = await serveModel(made.folder);
    try {
      const response = await fetch(`${server.url}/invocations`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ dataframe_split: made.example }),
      });
      const text = await response.text();
      expect({ status: response.status, text }).toMatchObject({ status: 200 });
      const { predictions } = z.object({ predictions: Rows }).parse(JSON.parse(text));
      expect(agrees(predictions, made.signature, made.captured)).toBe(true);
    } finally {
      await server.stop();
    }
  });
});
