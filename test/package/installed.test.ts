// What a user gets who installs the VSIX: a fresh VS Code, no checkout above it, and nothing on PATH.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { InferAnswer, inferRequest } from '#extension/serving/infer.ts';
import { serve } from '#protocol/rpc/index.ts';
import { connectToDaemon } from '#test/host/daemon.ts';
import { copyMessyWithModel, penguinsCaptured, penguinsSignature } from '#test/screen/support/sample.ts';
import { Workbench } from '#test/screen/support/workbench.ts';
import { packVsix } from './support/pack.ts';

const scratch = mkdtempSync(join(tmpdir(), 'slipway-installed-'));
const vsix = join(scratch, 'slipway.vsix');
const signature = penguinsSignature();
const captured = penguinsCaptured();

let workbench: Workbench;
let extension: string;
let key: string;

beforeAll(async () => {
  packVsix(vsix);
  const empty = join(scratch, 'path');
  mkdirSync(empty);
  workbench = await Workbench.open({ vsix, fill: copyMessyWithModel, env: { PATH: empty } });
  const extensions = join(workbench.home, 'extensions');
  extension = join(extensions, readdirSync(extensions).find((name) => name.startsWith('slipway.')) ?? 'not installed');
});
afterAll(async () => {
  await workbench?.close();
  rmSync(scratch, { recursive: true, force: true });
});

/** The endpoint that the editor's daemon serves, as one more of its clients sees it. */
async function endpoint(): Promise<serve.Endpoint> {
  const client = await connectToDaemon(workbench.daemon, false);
  try {
    const [first] = (await client.call(serve.list, {})).endpoints;
    if (!first) throw new Error('Nothing is served.');
    return first;
  } finally {
    client.close();
  }
}

const commandLine = (pid: number): string =>
  execFileSync('ps', ['-o', 'args=', '-p', `${pid}`], { encoding: 'utf8' }).trim();

describe('the VSIX in a fresh VS Code', () => {
  it('stands alone: no folder above has modules that it could borrow', () => {
    expect(existsSync(join(extension, 'dist/daemon.mjs'))).toBe(true);
    for (let folder = dirname(extension); folder !== dirname(folder); folder = dirname(folder))
      expect(existsSync(join(folder, 'node_modules')), folder).toBe(false);
  });

  it('shows the checklist of a notebook', async () => {
    await workbench.openFile('penguins.ipynb');
    await workbench.page.getByRole('tab', { name: 'Slipway' }).first().click();
    const rows = workbench.page.getByRole('treeitem', { name: /, \d of \d checks done$/ });
    await rows.first().waitFor();
    await expect(rows.count()).resolves.toBe(10);
  });

  it('starts its daemon and serves the model', async () => {
    await workbench.run('Slipway: Serve Model');
    await workbench.page
      .getByText(/penguins is served at http/)
      .first()
      .waitFor();
    await workbench.page.getByRole('treeitem', { name: /^penguins, ready, http/ }).waitFor();
    await workbench.page.getByRole('button', { name: 'Copy API Key' }).click();
    key = await vi.waitUntil(async () => /^slw_\S+$/.exec(await workbench.clipboard())?.[0], { timeout: 10_000 });
  });

  it('answers in the panel what the notebook answered', async () => {
    await workbench.run('Slipway: Try Endpoint');
    const panel = await workbench.panel('h1', 'Try');
    await panel.getByRole('button', { name: 'Ask' }).click();
    const label = panel.locator('.output', { hasText: 'label' }).locator('.value');
    await label.waitFor();
    await expect(label.textContent()).resolves.toBe(`${captured.answers['label']?.[0]?.[0]}`);
  });

  it('answers every row that the notebook was tested with as the notebook did', async () => {
    const { url, name } = await endpoint();
    for (const [index, row] of captured.rows.entries()) {
      const response = await fetch(`${url}/v2/models/${name}/infer`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
        body: JSON.stringify(inferRequest(signature.inputs, row)),
      });
      expect(response.status).toBe(200);
      const { outputs } = InferAnswer.parse(await response.json());
      for (const { name: output, data } of outputs) {
        const expected = captured.answers[output]?.[index] ?? [];
        expect(data.length).toBe(expected.length);
        for (const [at, value] of expected.entries()) {
          if (typeof value === 'number') expect(data[at]).toBeCloseTo(value, 6);
          else expect(data[at]).toBe(value);
        }
      }
    }
  });

  it('runs what it brought, under the editor’s own Node', async () => {
    const client = await connectToDaemon(workbench.daemon, false);
    const daemon = commandLine(client.welcome.pid);
    client.close();
    const { pid } = await endpoint();
    expect(daemon).toBe(`${process.execPath} ${join(extension, 'dist/daemon.mjs')}`);
    expect(commandLine(pid ?? 0)).toContain(join(extension, 'dist/server/server.mjs'));
  });
});
