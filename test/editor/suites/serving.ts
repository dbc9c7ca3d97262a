import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { commands } from '#extension/contributions.ts';
import { inferUrl } from '#extension/serving/ask.ts';
import { InferAnswer, inferRequest } from '#extension/serving/infer.ts';
import { serve } from '#protocol/rpc/index.ts';
import { capturedRow, notebookUri } from '#test/editor/support/prepared.ts';
import { alive, pidOfDaemon } from '#test/editor/support/processes.ts';
import { slipway } from '#test/editor/support/slipway.ts';
import { until } from '#test/editor/support/until.ts';

describe('serving the prepared sample', () => {
  let endpoint: serve.Endpoint;
  let key: string;

  /** The status, and the first output where there is one. */
  async function ask(withKey?: string): Promise<{ status: number; answer: unknown }> {
    const { signature, row } = await capturedRow();
    const response = await fetch(inferUrl(endpoint), {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(withKey === undefined ? {} : { authorization: `Bearer ${withKey}` }),
      },
      body: JSON.stringify(inferRequest(signature.inputs, row)),
    });
    const body: unknown = await response.json();
    return { status: response.status, answer: response.ok ? InferAnswer.parse(body).outputs[0]?.data[0] : body };
  }

  it('gives an endpoint that answers with the key this editor keeps, and with no other', async () => {
    const served = await vscode.commands.executeCommand(commands.serve, notebookUri());
    endpoint = serve.start.result.shape.endpoint.parse(served);
    assert.equal(endpoint.state, 'ready');
    assert.equal(endpoint.auth, 'api-key');
    key = (await slipway().secrets?.get(`endpoint-key/${endpoint.id}`)) ?? '';
    assert.notEqual(key, '', 'the editor keeps no key');
    assert.equal((await ask()).status, 401);
    assert.equal((await ask(`${key}x`)).status, 401);
    const { status, answer } = await ask(key);
    assert.equal(status, 200, JSON.stringify(answer));
    assert.ok(['Adelie', 'Chinstrap', 'Gentoo'].includes(`${answer}`), `${answer} is no penguin`);
  });

  it('opens the panel to try it', async () => {
    await vscode.commands.executeCommand(commands.tryIt, endpoint.id);
    const tab = (): vscode.Tab | undefined =>
      vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).find(({ label }) => label === 'Try penguins');
    const shown = await until('the panel is open', tab);
    await vscode.window.tabGroups.close(shown);
  });

  it('outlives a daemon that is killed: same port, same key, no server left over', async () => {
    const before = (await ask(key)).answer;
    const daemon = await until('the daemon runs', pidOfDaemon);
    const server = endpoint.pid;
    assert.ok(server !== null);
    const seen: string[] = [];
    const listening = slipway().onDaemon(({ kind }) => seen.push(kind));
    process.kill(daemon, 'SIGKILL');
    await until('another daemon has taken its place', () => {
      const now = pidOfDaemon();
      return now !== undefined && now !== daemon;
    });
    listening.dispose();
    assert.deepEqual(seen, ['lost', 'connected']);
    const again = await until('the endpoint answers again', async () => {
      const answered = await ask(key).catch(() => null);
      return !alive(server) && answered?.status === 200 ? answered : null;
    });
    assert.equal(again.answer, before);
    assert.equal((await ask()).status, 401);
  });

  it('ends when it is stopped, and its key is forgotten', async () => {
    await vscode.commands.executeCommand(commands.stopServing, endpoint.id);
    await assert.rejects(ask(key));
    assert.equal(await slipway().secrets?.get(`endpoint-key/${endpoint.id}`), undefined);
  });
});
