import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import * as z from 'zod';
import { commands } from '#extension/contributions.ts';
import { Reproducibility } from '#protocol/reproducibility.ts';
import { folder } from '#test/editor/support/slipway.ts';

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
    const result: unknown = await vscode.commands.executeCommand(commands.run, uri);
    const { report } = z.object({ report: Reproducibility }).parse(result);
    assert.deepEqual(
      report.cells.map(({ verdict }) => verdict),
      ['same', 'differs'],
    );
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder(), 'run'), { recursive: true });
  });
});
