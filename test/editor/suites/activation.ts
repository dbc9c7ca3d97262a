import assert from 'node:assert/strict';
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
    console.log(
      `    activation: ${whole.toFixed(1)} ms with loading, of which ${api.activation.toFixed(1)} ms registering`,
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
