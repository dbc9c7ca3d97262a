import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import * as z from 'zod';
import { commands } from '#extension/contributions.ts';
import { track } from '#protocol/rpc/index.ts';
import { failureOf } from '#test/editor/support/failure.ts';
import { inProject, readText, writeText } from '#test/editor/support/files.ts';
import { name, notebookUri } from '#test/editor/support/prepared.ts';

const record = (): Thenable<unknown> => vscode.commands.executeCommand(commands.track, notebookUri());
const manifest = inProject('slipway.yaml');

const Tracked = z.object({
  run: z.object({
    info: z.object({ status: z.string(), run_name: z.string() }),
    data: z.object({ metrics: z.array(z.object({ key: z.string() })) }),
  }),
});
const Versions = z.object({ model_versions: z.array(z.object({ version: z.string(), run_id: z.string() })) });

describe('recording the prepared sample in MLflow', () => {
  let server: string;

  before(async () => {
    server = /^ {2}uri: (.*)$/m.exec(await readText(manifest))?.[1] ?? '';
    assert.notEqual(server, '');
  });

  async function get(path: string): Promise<unknown> {
    const response = await fetch(`${server}/api/2.0/mlflow/${path}`);
    assert.ok(response.ok, `${path}: ${response.status}`);
    return response.json();
  }

  it('leaves a finished run with its metrics, and the model registered from it', async () => {
    const { runId, modelVersion, url } = track.record.result.parse(await record());
    assert.ok(url.startsWith(server));
    const { run } = Tracked.parse(await get(`runs/get?run_id=${runId}`));
    assert.deepEqual(run.info, { status: 'FINISHED', run_name: name });
    assert.ok(run.data.metrics.some(({ key }) => key.startsWith('proof/server/')));
    const filter = encodeURIComponent(`name='${name}'`);
    const { model_versions } = Versions.parse(await get(`model-versions/search?filter=${filter}`));
    assert.deepEqual(model_versions, [{ version: modelVersion, run_id: runId }]);
  });

  it('says what to write where slipway.yaml names none', async () => {
    const own = await readText(manifest);
    await writeText(manifest, own.replace(/^track:[\s\S]*/m, ''));
    try {
      const { message, remedy } = await failureOf(record);
      assert.equal(message, 'slipway.yaml names no tracking server.');
      assert.match(remedy ?? '', /^Add "track:/);
    } finally {
      await writeText(manifest, own);
    }
  });

  it('says what to start where no server answers', async () => {
    const own = await readText(manifest);
    await writeText(manifest, own.replace(server, 'http://127.0.0.1:9'));
    try {
      const { message, remedy } = await failureOf(record);
      assert.match(message, /^There is no MLflow server at http:\/\/127\.0\.0\.1:9: /);
      assert.match(remedy ?? '', /^Start one with: pip install mlflow && mlflow server --port 5000/);
    } finally {
      await writeText(manifest, own);
    }
  });
});
