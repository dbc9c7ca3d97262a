import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import * as z from 'zod';
import { commands } from '#extension/contributions.ts';
import type { DeployArguments } from '#extension/deploy/approve.ts';
import { deploy } from '#protocol/rpc/index.ts';
import { ask, notebooksAnswer } from '#test/editor/support/ask.ts';
import { deployed } from '#test/editor/support/engine.ts';
import { failureOf } from '#test/editor/support/failure.ts';
import { inProject, readText, writeText } from '#test/editor/support/files.ts';
import { name, notebookUri } from '#test/editor/support/prepared.ts';
import { takingFirstRows } from '#test/editor/support/press.ts';
import { slipway } from '#test/editor/support/slipway.ts';
import { until } from '#test/editor/support/until.ts';

type Plan = readonly deploy.Change[];

const actions = (plan: Plan): string[] => plan.map(({ action }) => action);

/** Deploys with a user who decides so; the plan that was shown, and what came of it. */
async function deployWith(decide: (plan: Plan) => Promise<boolean>): Promise<{ plan: Plan | null; result: unknown }> {
  let shown: Plan | null = null;
  const approve: DeployArguments['approve'] = (plan) => {
    shown = plan;
    return decide(plan);
  };
  const result = await vscode.commands.executeCommand(commands.deploy, { uri: notebookUri(), approve });
  return { plan: shown, result };
}

const Revisions = z.array(deploy.Deployment);

/** As "Show Deployments" lists them: newest first. */
async function history(): Promise<string[]> {
  const shown = await takingFirstRows(() => vscode.commands.executeCommand(commands.showDeployments));
  return Revisions.parse(shown).map(({ revision, state }) => `${revision} ${state}`);
}

describe('deploying the image of the prepared sample', function () {
  this.timeout(120_000);
  let key: string;
  let first: deploy.Deployment;

  it('changes nothing while the release waits for what slipway.yaml names, and says for what', async () => {
    const manifest = inProject('slipway.yaml');
    const text = await readText(manifest);
    await writeText(manifest, `${text}release:\n  block: [security]\n`);
    try {
      const approve = (): boolean => assert.fail('a plan was shown');
      const { message, details } = await failureOf(() =>
        vscode.commands.executeCommand(commands.deploy, { uri: notebookUri(), approve }),
      );
      assert.match(message, new RegExp(`^The release of ${name} waits for: No secret stands in the notebook`));
      assert.ok(details.length > 1, 'it does not say what to do');
    } finally {
      await writeText(manifest, text);
    }
    assert.deepEqual(await deployed(), []);
  });

  it('shows the plan, and applies nothing when it is not approved', async () => {
    const { plan, result } = await deployWith(async () => false);
    assert.deepEqual(actions(plan ?? []), ['create', 'create', 'create']);
    assert.equal(result, undefined);
    assert.deepEqual(await deployed(), []);
  });

  it('applies what was approved: the container answers as the notebook did, with the key this editor keeps', async () => {
    const { result } = await deployWith(async () => {
      assert.deepEqual(await deployed(), []);
      return true;
    });
    first = deploy.Deployment.parse(result);
    assert.deepEqual([first.revision, first.state, first.by], [1, 'running', 'vscode']);
    assert.match(first.image, /:[0-9a-f]{12}$/);
    key = (await slipway().secrets?.get(`deployment-key/${name}`)) ?? '';
    assert.notEqual(key, '', 'the editor keeps no key');
    assert.equal((await ask(first.url ?? '', null)).status, 401);
    assert.equal((await ask(first.url ?? '', `${key}x`)).status, 401);
    assert.deepEqual(await ask(first.url ?? '', key), { status: 200, answer: await notebooksAnswer() });
  });

  it('can be tried and watched in panels', async () => {
    const labels = (): string[] => vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ label }) => label));
    for (const [command, panel] of [
      [commands.tryIt, `Try ${name}`],
      [commands.showDrift, `Drift of ${name}`],
    ] as const) {
      await vscode.commands.executeCommand(command, first.id);
      await until(`${panel} is open`, () => labels().includes(panel));
      await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    }
  });

  it('asks nothing where nothing would change', async () => {
    const { plan, result } = await deployWith(async () => true);
    assert.equal(plan, null);
    assert.equal(result, undefined);
    assert.deepEqual(await history(), ['1 running']);
  });

  it('replaces the revision by another image, under the same key', async () => {
    const file = inProject('Dockerfile');
    await writeText(file, `${await readText(file)}LABEL another=image\n`);
    assert.ok(await vscode.commands.executeCommand(commands.buildImage, notebookUri()), 'building failed');
    const { plan, result } = await deployWith(async () => true);
    assert.deepEqual(actions(plan ?? []), ['replace', 'keep']);
    assert.match(plan?.[0]?.why ?? '', /another image of the same model/);
    const second = deploy.Deployment.parse(result);
    assert.equal(second.revision, 2);
    assert.notEqual(second.imageId, first.imageId);
    assert.deepEqual(await ask(second.url ?? '', key), { status: 200, answer: await notebooksAnswer() });
    await assert.rejects(ask(first.url ?? '', key));
    assert.deepEqual(await history(), ['2 running', '1 replaced']);
  });

  it('rolls back to the revision that is picked, and that answers again', async () => {
    const back = await takingFirstRows(() => vscode.commands.executeCommand(commands.rollback, notebookUri()));
    const { revision, imageId, url } = deploy.Deployment.parse(back);
    assert.deepEqual([revision, imageId], [1, first.imageId]);
    assert.deepEqual(await ask(url ?? '', key), { status: 200, answer: await notebooksAnswer() });
    assert.deepEqual(await history(), ['2 rolled-back', '1 running']);
    const running = (await deployed()).filter(({ State }) => State === 'running');
    assert.deepEqual(
      running.map(({ ImageID }) => ImageID),
      [first.imageId],
    );
  });

  it('offers the revision that was rolled back from, too, from its row in the view', async () => {
    const row = { id: first.id, deployment: { name } };
    const forth = await takingFirstRows(() => vscode.commands.executeCommand(commands.rollback, row));
    assert.equal(deploy.Deployment.parse(forth).revision, 2);
    assert.deepEqual(await history(), ['2 running', '1 rolled-back']);
  });
});
