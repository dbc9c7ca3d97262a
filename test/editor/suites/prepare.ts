import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { commands } from '#extension/contributions.ts';
import type { NotebookChecklist } from '#extension/language/language.ts';
import { Proof } from '#protocol/model.ts';
import { failureOf } from '#test/editor/support/failure.ts';
import { exists, readText } from '#test/editor/support/files.ts';
import { notebookUri, readModelJson } from '#test/editor/support/prepared.ts';
import { pressFirstButton } from '#test/editor/support/press.ts';
import { folder, slipway } from '#test/editor/support/slipway.ts';
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

  it('is no proof of a notebook that says something else since, and still of one that only looks elsewhere', async () => {
    const notebook = await vscode.workspace.openNotebookDocument(notebookUri());
    const write = async (text: string, start: string): Promise<void> => {
      const cell = notebook.getCells().find(({ document }) => document.getText().startsWith(start));
      assert.ok(cell, `no cell begins with ${start}`);
      const edit = new vscode.WorkspaceEdit();
      edit.replace(cell.document.uri, new vscode.Range(0, 0, 0, start.length), text);
      await vscode.workspace.applyEdit(edit);
    };
    const [model, other] = ['model = LogisticRegression(max_iter=1000)', 'model = LogisticRegression(max_iter=2000)'];
    await write(other, model);
    await until('the proof is of another notebook', () => stateOf(slipway().checklist(notebookUri())) === 'attention');
    await write(model, other);
    await write('df.isna().mean()', 'df.isna().sum()');
    await until('it is proven again', () => stateOf(slipway().checklist(notebookUri())) === 'done');
    await write('df.isna().sum()', 'df.isna().mean()');
  });

  it('writes the first slipway.yaml of a project that has none, before it does anything long', async function () {
    this.timeout(60_000);
    const first = vscode.Uri.joinPath(folder(), 'penguins-first');
    await vscode.workspace.fs.copy(vscode.Uri.joinPath(folder(), 'penguins-messy'), first);
    const manifest = vscode.Uri.joinPath(first, 'slipway.yaml');
    try {
      const notebook = vscode.Uri.joinPath(first, 'penguins.ipynb');
      const preparing = failureOf(() => vscode.commands.executeCommand(commands.prepare, notebook));
      await until('slipway.yaml is there', () => exists(manifest));
      const pressing = setInterval(() => void pressFirstButton(), 200);
      const { cancelled } = await preparing.finally(() => clearInterval(pressing));
      assert.equal(cancelled, true);
      assert.match(await readText(manifest), /^notebook: penguins\.ipynb$/m);
    } finally {
      await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
      await vscode.workspace.fs.delete(first, { recursive: true });
    }
  });
});
