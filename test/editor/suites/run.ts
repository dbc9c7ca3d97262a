import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import * as z from 'zod';
import { commands, settings } from '#extension/contributions.ts';
import { Reproducibility } from '#protocol/reproducibility.ts';
import { failureOf } from '#test/editor/support/failure.ts';
import { set } from '#test/editor/support/settings.ts';
import { folder, slipway } from '#test/editor/support/slipway.ts';
import { until } from '#test/editor/support/until.ts';

describe('running a notebook in a clean environment', () => {
  it('reports by cell what is as it was saved', async function () {
    this.timeout(120_000);
    const uri = vscode.Uri.joinPath(folder(), 'run', 'a.ipynb');
    const cell = (source: string, text: string): object => ({
      ...{ cell_type: 'code', id: source.slice(0, 1), metadata: {}, source, execution_count: 1 },
      outputs: [{ output_type: 'stream', name: 'stdout', text }],
    });
    const notebook = {
      nbformat: 4,
      nbformat_minor: 5,
      metadata: {},
      cells: [cell('print(1)', '1\n'), cell('print(2)', '3\n')],
    };
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(JSON.stringify(notebook)));
    await vscode.window.showNotebookDocument(await vscode.workspace.openNotebookDocument(uri));
    const check = () =>
      slipway()
        .checklist(uri)
        ?.checklist.items.flatMap(({ checks }) => checks)
        .find(({ id }) => id === 'environment/reproduces');
    await until('the checklist is there', () => check()?.state === 'missing');
    const stages: (string | undefined)[] = [];
    const listening = slipway().onStage(() => {
      const now = slipway().stages(uri).get('environment/reproduces');
      if (now !== stages.at(-1)) stages.push(now);
    });
    const result: unknown = await vscode.commands.executeCommand(commands.run, uri);
    listening.dispose();
    assert.deepEqual(stages, ['waiting', 'working', undefined]);
    assert.equal(check()?.state, 'attention');
    assert.equal(
      check()?.evidence[0]?.text,
      '1 of 2 cells give what the notebook shows; cell 2 parts at line 1 of what it shows.',
    );
    const { report } = z.object({ report: Reproducibility }).parse(result);
    assert.deepEqual(
      report.cells.map(({ verdict }) => verdict),
      ['same', 'differs'],
    );
    await set(settings.runCellTimeout, 'ten');
    const refused = await failureOf(() => vscode.commands.executeCommand(commands.run, uri));
    await set(settings.runCellTimeout, undefined);
    assert.match(refused.message, /slipway\.run\.cellTimeout is "ten"/);
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder(), 'run'), { recursive: true });
  });
});
