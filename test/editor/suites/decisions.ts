import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { commands } from '#extension/contributions.ts';
import type { Check } from '#protocol/checklist.ts';
import { pressFirstButton } from '#test/editor/support/press.ts';
import { findings, folder, openMessy, ruleOf, slipway } from '#test/editor/support/slipway.ts';
import { until } from '#test/editor/support/until.ts';

const manifest = () => vscode.Uri.joinPath(folder(), 'penguins-messy', 'slipway.yaml');
const text = async (uri: vscode.Uri): Promise<string> =>
  new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));

describe('what a person says of a check', () => {
  const id = 'security/authentication';
  const checkNow = (notebook: vscode.Uri): Check | undefined =>
    slipway()
      .checklist(notebook)
      ?.checklist.items.flatMap((item) => item.checks)
      .find((check) => check.id === id);

  it('is kept in slipway.yaml with the reason, which may be its first line, and taken back', async () => {
    const { notebook, checklist } = await openMessy();
    const check = checkNow(notebook.uri);
    assert.equal(check?.state, 'missing');
    const row = { kind: 'check', id, of: checklist, check };
    await vscode.commands.executeCommand(commands.notApplicable, row, [row], 'a batch job');
    const written = await text(manifest());
    assert.match(written, /notApplicable:\n +- check: security\/authentication\n +reason: a batch job\n/);
    const after = await until('the check does not apply', () => {
      const now = checkNow(notebook.uri);
      return now?.state === 'not-applicable' ? now : undefined;
    });
    assert.equal(after.said, 'notApplicable');
    await vscode.commands.executeCommand(commands.reopen, notebook.uri, id);
    await until('the check is open again', () => checkNow(notebook.uri)?.said === undefined);
    assert.doesNotMatch(await text(manifest()), /checks:/);
    await vscode.workspace.fs.delete(manifest());
    await until('the check is as it was', () => checkNow(notebook.uri)?.state === 'missing');
  });
});

describe('a finding in a cell', () => {
  it('is silenced with a reason, in the cell', async () => {
    const { notebook, checklist } = await openMessy();
    const cell = notebook.getCells().find(({ index }) => findings(notebook, index).length > 0);
    assert.ok(cell, 'no cell has a finding');
    const [found] = findings(notebook, cell.index);
    assert.ok(found);
    // VS Code asks for actions only in text that an editor shows.
    const place = { file: checklist.checklist.notebook, cell: cell.index, range: found.range };
    await vscode.commands.executeCommand(commands.openPlace, { kind: 'evidence', of: checklist, evidence: { place } });
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      cell.document.uri,
      found.range,
      vscode.CodeActionKind.QuickFix.value,
    );
    const { command } = actions.find(({ command }) => command?.command === commands.silence) ?? {};
    assert.ok(command, `no action silences among: ${actions.map(({ title }) => title).join(', ')}`);
    await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []), 'as the text says');
    assert.match(cell.document.getText(), /# slipway: ignore\[[\w-]+\] as the text says\n/);
    await until('the finding is gone', () =>
      findings(notebook, cell.index).every((one) => ruleOf(one) !== ruleOf(found)),
    );
    await vscode.commands.executeCommand('undo');
    await until('undo brings it back', () =>
      findings(notebook, cell.index).some((one) => ruleOf(one) === ruleOf(found)),
    );
  });
});

describe('all safe fixes', () => {
  it('are made in all cells, and taken back in all', async () => {
    const { notebook } = await openMessy();
    const sources = () => notebook.getCells().map(({ document }) => document.getText());
    const before = sources();
    await vscode.commands.executeCommand(commands.fixAll);
    const after = sources();
    assert.ok(after.some((source, index) => source !== before[index]));
    await pressFirstButton();
    await until('undo brings every cell back', () => JSON.stringify(sources()) === JSON.stringify(before));
  });
});
