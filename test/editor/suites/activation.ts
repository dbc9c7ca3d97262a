import assert from 'node:assert/strict';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { commands } from '#extension/contributions.ts';
import { childProcesses } from '#test/editor/support/processes.ts';
import { extension } from '#test/editor/support/slipway.ts';

describe('activation', () => {
  it('registers, and starts nothing', async () => {
    const slipway = extension();
    const before = childProcesses();
    const began = performance.now();
    const api = await slipway.activate();
    const whole = performance.now() - began;
    const code = measureLoading(slipway);
    const inWords = (milliseconds: number): string => `${milliseconds.toFixed(1)} ms`;
    console.log(
      `    activation: loading ${inWords(code)} + registering ${inWords(api.activation)}; ${inWords(whole)} until VS Code was done`,
    );
    assert.equal(api.languageServerStarted, false);
    assert.deepEqual(api.daemon, { kind: 'idle' });
    assert.deepEqual(childProcesses(), before);
  });

  it('registers the commands that package.json contributes, and no others', async () => {
    const all = await vscode.commands.getCommands(true);
    const views = /^slipway\.(checklist|endpoints)\./;
    const ours = all.filter((id) => id.startsWith('slipway.') && !views.test(id));
    assert.deepEqual(ours.sort(), Object.values(commands).sort());
  });
});

/** How long the extension's code takes to be read and evaluated, once more. */
function measureLoading({ extensionPath, packageJSON }: vscode.Extension<unknown>): number {
  const main = require.resolve(join(extensionPath, packageJSON.main));
  delete require.cache[main];
  const began = performance.now();
  require(main);
  return performance.now() - began;
}
