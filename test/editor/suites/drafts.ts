import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { stepsOf } from '#extension/checklist/steps.ts';
import { commands } from '#extension/contributions.ts';
import { folder, openMessy, slipway } from '#test/editor/support/slipway.ts';
import { until } from '#test/editor/support/until.ts';

const exists = async (uri: vscode.Uri): Promise<boolean> => {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
};
const draftIsOpen = (): boolean =>
  vscode.window.tabGroups.all.some(({ tabs }) =>
    tabs.some(({ input }) => input instanceof vscode.TabInputTextDiff && input.modified.scheme === 'slipway-draft'),
  );

describe('generated files', () => {
  const manifest = () => vscode.Uri.joinPath(folder(), 'penguins-messy', 'slipway.yaml');

  async function generateManifest(): Promise<void> {
    const { checklist } = await openMessy();
    const chosen = stepsOf(checklist, 'generate').find(({ step }) => step.generator === 'manifest');
    assert.ok(chosen, 'the checklist does not offer to write slipway.yaml');
    await vscode.commands.executeCommand(commands.generate, { kind: 'step', id: 'x', of: checklist, ...chosen });
    await until('the draft is shown as a diff', draftIsOpen);
  }

  it('are shown first, and discarded without a trace', async () => {
    await generateManifest();
    assert.equal(await exists(manifest()), false);
    await vscode.commands.executeCommand(commands.discardDraft);
    await until('the diff is closed', () => !draftIsOpen());
    assert.equal(await exists(manifest()), false);
  });

  it('are written when accepted, and the checklist knows', async () => {
    const { notebook, checklist } = await openMessy();
    await generateManifest();
    await vscode.commands.executeCommand(commands.acceptDraft);
    assert.equal(await exists(manifest()), true);
    assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), manifest().toString());
    const before = JSON.stringify(checklist.checklist.items.map(({ checks }) => checks.map(({ state }) => state)));
    await until('some check has another state', () => {
      const items = slipway().checklist(notebook.uri)?.checklist.items ?? [];
      return JSON.stringify(items.map(({ checks }) => checks.map(({ state }) => state))) !== before;
    });
  });
});
