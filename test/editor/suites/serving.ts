import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { commands } from '#extension/contributions.ts';
import { serve } from '#protocol/rpc/index.ts';
import { ask, notebooksAnswer } from '#test/editor/support/ask.ts';
import { inProject } from '#test/editor/support/files.ts';
import { name } from '#test/editor/support/prepared.ts';
import { alive, pidOfDaemon } from '#test/editor/support/processes.ts';
import { openMessy, slipway } from '#test/editor/support/slipway.ts';
import { until } from '#test/editor/support/until.ts';

describe('serving the prepared sample', () => {
  let endpoint: serve.Endpoint;
  let key: string;

  it('gives an endpoint that answers with the key this editor keeps, and with no other', async () => {
    // As from the palette: the file with the focus says which project is meant, not the notebook of another one.
    await openMessy();
    await vscode.window.showTextDocument(inProject('README.md'));
    const served = await vscode.commands.executeCommand(commands.serve);
    endpoint = serve.start.result.shape.endpoint.parse(served);
    assert.deepEqual([endpoint.name, endpoint.state], [name, 'ready']);
    assert.equal(endpoint.auth, 'api-key');
    key = (await slipway().secrets?.get(`endpoint-key/${endpoint.id}`)) ?? '';
    assert.notEqual(key, '', 'the editor keeps no key');
    assert.equal((await ask(endpoint.url, null)).status, 401);
    assert.equal((await ask(endpoint.url, `${key}x`)).status, 401);
    assert.deepEqual(await ask(endpoint.url, key), { status: 200, answer: await notebooksAnswer() });
  });

  it('opens the panel to try it', async () => {
    await vscode.commands.executeCommand(commands.tryIt, endpoint.id);
    const tab = (): vscode.Tab | undefined =>
      vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).find(({ label }) => label === `Try ${name}`);
    const shown = await until('the panel is open', tab);
    await vscode.window.tabGroups.close(shown);
  });

  it('outlives a daemon that is killed: same port, same key, no server left over', async () => {
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
      const answered = await ask(endpoint.url, key).catch(() => null);
      return !alive(server) && answered?.status === 200 ? answered : null;
    });
    assert.equal(again.answer, await notebooksAnswer());
    assert.equal((await ask(endpoint.url, null)).status, 401);
  });

  it('ends when it is stopped, and its key is forgotten', async () => {
    await vscode.commands.executeCommand(commands.stopServing, endpoint.id);
    await assert.rejects(ask(endpoint.url, key));
    assert.equal(await slipway().secrets?.get(`endpoint-key/${endpoint.id}`), undefined);
  });
});
