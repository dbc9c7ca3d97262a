import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DaemonClient } from '#client/index.ts';
import { deploy } from '#protocol/rpc/index.ts';
import type { TestEngine } from '#test/engine/engine.ts';
import { startEngineFor } from '#test/engine/support/engine-for.ts';
import { connectToDaemon } from '#test/host/daemon.ts';
import { type PreparedProject, prepareProject } from './support/project.ts';
import { Workbench } from './support/workbench.ts';

// A name that no image and no deployment of this machine has.
const name = `penguins-${process.pid}`;
let engine: TestEngine;
let workbench: Workbench;
let project: PreparedProject;
let daemon: DaemonClient;

beforeAll(async () => {
  engine = await startEngineFor(name);
  workbench = await Workbench.open({ env: { DOCKER_HOST: engine.dockerHost } });
  project = prepareProject(join(workbench.folder, 'penguins-messy'), name);
  await workbench.openFile('penguins.ipynb');
  await workbench.page.getByRole('tab', { name: 'Slipway' }).first().click();
  await workbench.page.getByRole('treeitem', { name: /^Reproducible environment/ }).waitFor();
  daemon = await connectToDaemon({ ...workbench.daemon, DOCKER_HOST: engine.dockerHost });
});
afterAll(async () => {
  daemon?.close();
  await workbench?.close();
  await engine?.stop();
});

const deployed = async (): Promise<string[]> =>
  (await daemon.call(deploy.deployStatus, { name })).deployments.map(({ revision, state }) => `${revision} ${state}`);
const row = (about: string) => workbench.page.getByRole('treeitem', { name: new RegExp(`^${name}, .*${about}`) });
const picks = () => workbench.page.locator('.quick-input-widget:visible .monaco-list-row');

describe('building an image', () => {
  it('shows the step it is at, and ends with its Cancel button', async () => {
    project.dockerfile('FROM node:24-slim', 'RUN sleep 600');
    await workbench.run('Slipway: Build Image');
    const toast = workbench.toast(`Building the image of ${name}: RUN sleep 600`);
    await toast.waitFor({ timeout: 180_000 });
    await workbench.pictures('building');
    await toast.getByRole('button', { name: 'Cancel' }).click();
    await toast.waitFor({ state: 'hidden' });
  });

  it('ends with the size, and that it answers as the notebook did', async () => {
    project.dockerfile();
    await workbench.run('Slipway: Build Image');
    const toast = workbench.toast(/^penguins-\d+:[0-9a-f]{12} is built, 1\d\d MB, and answers as the notebook did\.$/);
    await toast.waitFor({ timeout: 180_000 });
    await toast.getByRole('button', { name: 'Deploy' }).click();
    await workbench.dialog('Deploy penguins-').getByRole('button', { name: 'Cancel' }).click();
    await expect(deployed()).resolves.toEqual([]);
  });
});

describe('deploying', () => {
  it('asks, with the plan', async () => {
    for (const theme of ['light', 'dark'] as const) {
      await workbench.wear(theme);
      await workbench.run('Slipway: Deploy');
      const dialog = workbench.dialog(`Deploy ${name} to this machine's container engine?`);
      await dialog.getByText(/Create container of penguins-\d+:[0-9a-f]{12} on 127\.0\.0\.1/).waitFor();
      await workbench.picture(`plan-${theme}`);
      await dialog.getByRole('button', { name: 'Cancel' }).click();
    }
    await expect(deployed()).resolves.toEqual([]);
  });

  it('says where it runs, and shows it among the endpoints', async () => {
    await workbench.run('Slipway: Deploy');
    await workbench.dialog(`Deploy ${name}`).getByRole('button', { name: 'Deploy' }).click();
    const toast = workbench.toast(new RegExp(`^${name} revision 1 runs at http://127\\.0\\.0\\.1:\\d+\\.$`));
    await toast.waitFor({ timeout: 60_000 });
    await toast.getByRole('button', { name: 'Copy API Key' }).waitFor();
    await row('revision 1').waitFor();
    await workbench.pictures('deployed');
    await expect(deployed()).resolves.toEqual(['1 running']);
  });

  it('can be tried from its row', async () => {
    await row('revision 1').click();
    const panel = await workbench.panel('h1', 'Try');
    await panel.getByRole('button', { name: 'Ask' }).click();
    await panel.locator('.output h3').first().waitFor();
    await workbench.picture('deployed-try-it-dark');
    await workbench.run('View: Close Editor');
  });

  it('lists every revision there was', async () => {
    project.dockerfile('LABEL another=image');
    await workbench.run('Slipway: Build Image');
    await workbench.toast('is built').waitFor({ timeout: 60_000 });
    await workbench.run('Slipway: Deploy');
    await workbench.dialog(`Deploy ${name}`).getByText('Replace revision 1 by container').waitFor();
    await workbench.picture('plan-replace-dark');
    await workbench.dialog(`Deploy ${name}`).getByRole('button', { name: 'Deploy' }).click();
    await row('revision 2').waitFor({ timeout: 60_000 });
    for (const theme of ['light', 'dark'] as const) {
      await workbench.wear(theme);
      await workbench.run('Slipway: Show Deployments');
      await picks().filter({ hasText: 'running, healthy' }).click();
      await picks().filter({ hasText: 'revision 2' }).filter({ hasText: 'running' }).waitFor();
      await picks().filter({ hasText: 'revision 1' }).filter({ hasText: 'replaced' }).waitFor();
      await workbench.picture(`history-${theme}`);
      await workbench.page.keyboard.press('Escape');
    }
  });

  it('goes back from its row', async () => {
    await row('revision 2').hover();
    await row('revision 2').getByRole('button', { name: 'Roll Back Deployment' }).click();
    await workbench.page.getByPlaceholder('Go back to which revision').waitFor();
    await workbench.picture('rollback-dark');
    await picks().filter({ hasText: 'revision 1' }).click();
    await workbench.toast(`${name} is back at revision 1 and runs at`).waitFor({ timeout: 60_000 });
    await row('revision 1').waitFor();
    await workbench.pictures('rolled-back');
  });
});
