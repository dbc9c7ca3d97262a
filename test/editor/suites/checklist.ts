import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { commands } from '#extension/contributions.ts';
import { findings, openMessy, ruleOf, slipway } from '#test/editor/support/slipway.ts';

describe('the checklist of the messy sample', () => {
  it('has the ten items, each with at least two checks that say what they rest on', async () => {
    const { checklist } = await openMessy();
    assert.equal(slipway().languageServerStarted, true);
    assert.equal(checklist.checklist.items.length, 10);
    for (const item of checklist.checklist.items) {
      assert.ok(item.checks.length >= 2, `${item.id} has ${item.checks.length} checks`);
      for (const check of item.checks)
        if (check.state !== 'done') assert.ok(check.evidence.length > 0, `${check.id} rests on nothing`);
    }
  });

  it('opens the place a piece of evidence names', async () => {
    const { notebook, checklist } = await openMessy();
    const evidence = checklist.checklist.items
      .flatMap(({ checks }) => checks.flatMap((check) => check.evidence))
      .find(({ place }) => place?.cell !== undefined);
    assert.ok(evidence?.place?.cell !== undefined);
    await vscode.commands.executeCommand(commands.openPlace, { kind: 'evidence', id: 'x', of: checklist, evidence });
    const editor = vscode.window.activeTextEditor;
    assert.equal(editor?.document.uri.toString(), notebook.cellAt(evidence.place.cell).document.uri.toString());
    assert.equal(editor?.selection.start.line, evidence.place.range.start.line);
  });
});

describe('what cells of the messy sample are to the whole', () => {
  it('is marked: trains, asks, out of order, leaks', async () => {
    const { checklist } = await openMessy();
    const marks = checklist.marks.map(({ cell, kind }) => `${cell} ${kind}`);
    for (const mark of ['5 training', '5 order', '5 inference', '7 leakage', '13 inference'])
      assert.ok(marks.includes(mark), `${mark} is not among ${marks.join(', ')}`);
  });
});

describe('slipway.yaml', () => {
  it('offers above its keys the commands they govern', async () => {
    const content = 'version: 1\nname: penguins\nnotebook: penguins.ipynb\nserve:\n  port: 0\n';
    const { uri } = await vscode.workspace.openTextDocument({ language: 'slipway', content });
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri);
    const offered = lenses.map(({ range, command }) => `${range.start.line} ${command?.command}`);
    assert.deepEqual(offered, [`2 ${commands.prepare}`, `3 ${commands.serve}`]);
  });
});

describe('findings of the messy sample', () => {
  it('stand in the cells they are about', async () => {
    const { notebook } = await openMessy();
    const rules = (cell: number): unknown[] => findings(notebook, cell).map(ruleOf);
    assert.deepEqual(rules(1), ['notebook/pip-in-shell', 'notebook/unpinned-install']);
    assert.deepEqual(rules(2), ['notebook/secret-in-source']);
    assert.deepEqual(rules(3), ['notebook/absolute-path']);
    assert.deepEqual(rules(4), []);
  });
});
