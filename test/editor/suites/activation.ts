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
    const api = await slipway.activate();
    assert.equal(api.languageServerStarted, false);
    assert.deepEqual(api.daemon, { kind: 'idle' });
    assert.deepEqual(childProcesses(), before);
  });

  it('reads its one file', () => {
    const { extensionPath, packageJSON } = extension();
    const read = Object.keys(require.cache).filter((file) => file.startsWith(join(extensionPath, '/')));
    assert.deepEqual(read, [join(extensionPath, packageJSON.main)]);
  });

  it('registers the commands that package.json contributes, and no others', async () => {
    const all = await vscode.commands.getCommands(true);
    const views = /^slipway\.(checklist|endpoints)\./;
    const ours = all.filter((id) => id.startsWith('slipway.') && !views.test(id));
    assert.deepEqual(ours.sort(), Object.values(commands).sort());
  });
});
