import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { commands } from '#extension/contributions.ts';
import type { NotebookChecklist } from '#extension/language/language.ts';
import { Proof } from '#protocol/model.ts';
import { notebookUri, readModelJson } from '#test/editor/support/prepared.ts';
import { slipway } from '#test/editor/support/slipway.ts';
import { until } from '#test/editor/support/until.ts';

const stateOf = (now: NotebookChecklist | undefined): string | undefined =>
  now?.checklist.items.flatMap(({ checks }) => checks).find(({ id }) => id === 'training/proven')?.state;

describe('preparing a copy of the messy sample', () => {
  it('leaves a proven model folder, and the checklist says so', async function () {
    // A fresh machine downloads what the clean environment needs.
    this.timeout(180_000);
    const notebook = await vscode.workspace.openNotebookDocument(notebookUri());
    await vscode.window.showNotebookDocument(notebook);
    const before = await until('the checklist of the copy', () => stateOf(slipway().checklist(notebookUri())));
    assert.notEqual(before, 'done');
    const result = await vscode.commands.executeCommand(commands.prepare, notebookUri());
    assert.ok(result !== undefined, 'preparing failed; the log of the extension says why');
    const proof = Proof.parse(await readModelJson('slipway/proof.json'));
    assert.equal(proof.proven, true);
    assert.deepEqual([...new Set(proof.comparisons.map(({ by }) => by))], ['python', 'onnx', 'server']);
    await until('training/proven is done', () => stateOf(slipway().checklist(notebookUri())) === 'done');
  });
});
