import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { stepsOf } from '#extension/checklist/steps.ts';
import { commands } from '#extension/contributions.ts';
import { findings, openMessy, ruleOf, slipway } from '#test/editor/support/slipway.ts';
import { until } from '#test/editor/support/until.ts';

const undo = (): Thenable<unknown> => vscode.commands.executeCommand('undo');

describe('fixes', () => {
  it('from the tree change the cell and the check', async () => {
    const { notebook, checklist } = await openMessy();
    const chosen = stepsOf(checklist, 'fix').find(({ step }) =>
      step.fix.edits.some(({ place }) => place.cell !== undefined),
    );
    assert.ok(chosen, 'the checklist offers no fix in a cell');
    const { check, step } = chosen;
    const cell = step.fix.edits[0]?.place.cell ?? 0;
    const before = notebook.cellAt(cell).document.getText();
    await vscode.commands.executeCommand(commands.applyFix, { kind: 'step', id: check.id, of: checklist, check, step });
    assert.notEqual(notebook.cellAt(cell).document.getText(), before);
    await until('the check no longer offers this fix', () => {
      const now = slipway().checklist(notebook.uri);
      return (
        now && !stepsOf(now, 'fix').some((one) => one.check.id === check.id && one.step.fix.title === step.fix.title)
      );
    });
    await undo();
    await until('undo brings the cell back', () => notebook.cellAt(cell).document.getText() === before);
  });

  it('from the tree are refused when the cell has changed under them', async () => {
    const { notebook, checklist } = await openMessy();
    const chosen = stepsOf(checklist, 'fix').find(({ step }) => step.fix.edits[0]?.place.cell !== undefined);
    const cell = chosen?.step.fix.edits[0]?.place.cell;
    assert.ok(chosen && cell !== undefined, 'the checklist offers no fix in a cell');
    const { document } = notebook.cellAt(cell);
    const before = document.getText();
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), 'df = 1\n');
    await vscode.workspace.applyEdit(edit);
    const step = { kind: 'step', id: 'x', of: checklist, ...chosen };
    await vscode.commands.executeCommand(commands.applyFix, step);
    assert.equal(document.getText(), 'df = 1\n');
    const back = new vscode.WorkspaceEdit();
    back.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), before);
    await vscode.workspace.applyEdit(back);
    await until('the finding is back', () => findings(notebook, cell).length > 0);
  });

  it('from the cell, as a code action, remove the finding', async () => {
    const { notebook, checklist } = await openMessy();
    const { document } = notebook.cellAt(11);
    // VS Code asks for actions only in text that an editor shows.
    const start = { line: 0, character: 0 };
    const place = { file: checklist.checklist.notebook, cell: 11, range: { start, end: start } };
    const evidence = { kind: 'evidence', id: 'x', of: checklist, evidence: { text: '', place } };
    await vscode.commands.executeCommand(commands.openPlace, evidence);
    assert.equal(vscode.window.activeTextEditor?.document, document);
    const found = await until('the unseeded split is found', () =>
      findings(notebook, 11).find((one) => ruleOf(one) === 'notebook/unseeded-randomness'),
    );
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      found.range,
      vscode.CodeActionKind.QuickFix.value,
    );
    const action = actions.find(({ edit }) => edit !== undefined);
    assert.ok(action?.edit, `no action with an edit among: ${actions.map(({ title }) => title).join(', ')}`);
    await vscode.workspace.applyEdit(action.edit);
    assert.match(document.getText(), /random_state/);
    await until('the finding is gone', () => findings(notebook, 11).every((one) => ruleOf(one) !== ruleOf(found)));
  });
});
