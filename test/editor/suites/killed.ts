import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { commands } from '#extension/contributions.ts';
import { Proof } from '#protocol/model.ts';
import { deploy } from '#protocol/rpc/index.ts';
import { failureOf } from '#test/editor/support/failure.ts';
import { withDockerfile } from '#test/editor/support/files.ts';
import { notebookUri, project, readModelJson } from '#test/editor/support/prepared.ts';
import { alive, descendants, pidOfDaemon } from '#test/editor/support/processes.ts';
import { slipway } from '#test/editor/support/slipway.ts';
import { slowBuild } from '#test/editor/support/slow.ts';
import { until } from '#test/editor/support/until.ts';

const state = process.env['SLIPWAY_STATE'] ?? '';

/** Every file of the project and of the daemon's state, but for its logs, environments and the store's own files. */
function files(): string[] {
  const own = (name: string): boolean => !/^(logs|envs|locks|bytecode)\b|^store\.sqlite/.test(name);
  return [
    ...readdirSync(project().fsPath, { recursive: true, encoding: 'utf8' }).map((name) => `project/${name}`),
    ...readdirSync(state, { recursive: true, encoding: 'utf8' })
      .filter(own)
      .map((name) => `state/${name}`),
  ].sort();
}

/** `kill -9` of the daemon, and another one in its place: what the editor said, and the old one's children. */
async function killDaemon(): Promise<{ seen: string[]; orphans: () => number[] }> {
  const pid = await until('the daemon runs', pidOfDaemon);
  const children = descendants(pid);
  const seen: string[] = [];
  const listening = slipway().onDaemon(({ kind }) => seen.push(kind));
  process.kill(pid, 'SIGKILL');
  await until('another one has taken its place', () => {
    const now = pidOfDaemon();
    return now !== undefined && now !== pid;
  });
  listening.dispose();
  return { seen, orphans: () => children.filter(alive) };
}

describe('a daemon that is killed in the middle of a job', function () {
  this.timeout(180_000);

  it('while it prepares: the editor says so, the old model stays whole, and nothing is left over', async () => {
    const before = files();
    const proof = await readModelJson('slipway/proof.json');
    const preparing = failureOf(() => vscode.commands.executeCommand(commands.prepare, notebookUri()));
    const runs = join(state, 'runs');
    await until('the notebook runs', () => existsSync(runs) && readdirSync(runs).length > 0);
    const { seen, orphans } = await killDaemon();
    assert.deepEqual(seen, ['lost', 'connected']);
    assert.match((await preparing).message, /^The connection to Slipway's daemon was lost/);
    await until('its children are gone', () => orphans().length === 0);
    await until('the files are as they were', () => JSON.stringify(files()) === JSON.stringify(before));
    assert.deepEqual(await readModelJson('slipway/proof.json'), proof);
    assert.ok(await vscode.commands.executeCommand(commands.prepare, notebookUri()), 'preparing again failed');
    assert.equal(Proof.parse(await readModelJson('slipway/proof.json')).proven, true);
  });

  it('while it builds an image: no container, no image of a step, and the next build succeeds', async () => {
    const slow = slowBuild();
    await withDockerfile(slow.dockerfile, async () => {
      const before = files();
      const building = failureOf(() => vscode.commands.executeCommand(commands.buildImage, notebookUri()));
      await slow.running();
      const { seen, orphans } = await killDaemon();
      assert.deepEqual(seen, ['lost', 'connected']);
      assert.match((await building).message, /^The connection to Slipway's daemon was lost/);
      await until('its children are gone', () => orphans().length === 0);
      await slow.gone();
      assert.deepEqual(files(), before);
    });
    const built = await vscode.commands.executeCommand(commands.buildImage, notebookUri());
    assert.match(deploy.Image.parse(built).tag, /:[0-9a-f]{12}$/);
  });
});
