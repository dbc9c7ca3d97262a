import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { prepareProject } from './support/project.ts';
import { Workbench } from './support/workbench.ts';

let workbench: Workbench;

beforeAll(async () => {
  workbench = await Workbench.open({ env: { DOCKER_HOST: 'unix:///nowhere/docker.sock' } });
  prepareProject(join(workbench.folder, 'penguins-messy'), 'penguins');
  await workbench.openFile('penguins.ipynb');
  await workbench.page.locator('.code-cell-row .monaco-editor').first().waitFor();
});
afterAll(async () => {
  await workbench?.close();
});

it('without an engine it is said what was tried and what to do, with all of it on a page', async () => {
  await workbench.run('Slipway: Build Image');
  const toast = workbench.toast('The engine of DOCKER_HOST does not answer: nothing is there.');
  await toast.waitFor();
  await workbench.pictures('no-engine');
  await toast.getByRole('button', { name: 'Show Details' }).click();
  const page = workbench.page.locator('.editor-instance .view-lines');
  await page.filter({ hasText: 'unix:///nowhere/docker.sock' }).waitFor();
  await workbench.pictures('no-engine-details');
  expect(await page.innerText()).toContain('unset');
});
