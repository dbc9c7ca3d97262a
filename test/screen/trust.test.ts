import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DaemonError } from '#client/index.ts';
import { connectToDaemon } from '#test/host/daemon.ts';
import { Workbench } from './support/workbench.ts';

let workbench: Workbench;

beforeAll(async () => {
  workbench = await Workbench.open({ workspaceTrust: true });
});
afterAll(async () => {
  await workbench?.close();
});

describe('a folder that is not trusted', () => {
  it('is checked', async () => {
    await workbench.page.getByRole('button', { name: /No, I don't trust/ }).click();
    await workbench.openFile('penguins.ipynb');
    await workbench.page.getByRole('tab', { name: 'Slipway' }).first().click();
    await workbench.page.getByRole('treeitem', { name: /^Reproducible environment, missing/ }).waitFor();
  });

  it('runs nothing, and says so', async () => {
    await workbench.run('Slipway: Check This Machine');
    await workbench.run('Notifications: Show Notifications');
    await workbench.page.getByText('Slipway runs nothing in a folder that is not trusted').first().waitFor();
    await expect(connectToDaemon(workbench.daemon, false)).rejects.toBeInstanceOf(DaemonError);
  });
});
