import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { commands } from '#extension/contributions.ts';
import { failureOf } from '#test/editor/support/failure.ts';
import { MemoryFiles } from '#test/editor/support/memory-files.ts';
import { findings, ruleOf, slipway } from '#test/editor/support/slipway.ts';
import { until } from '#test/editor/support/until.ts';

describe('a notebook in a virtual workspace', () => {
  const uri = vscode.Uri.parse('memfs:/project/far.ipynb');
  const source = 'import pandas as pd\ndf = pd.read_csv("/home/maria/penguins.csv")';
  const cells = [{ cell_type: 'code', execution_count: null, metadata: {}, outputs: [], source }];
  const memory = new MemoryFiles();
  let files: vscode.Disposable;

  before(async () => {
    files = vscode.workspace.registerFileSystemProvider('memfs', memory);
    memory.put(uri, JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 4 }));
  });
  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    files.dispose();
  });

  it('is checked, with a checklist of its own', async () => {
    const notebook = await vscode.workspace.openNotebookDocument(uri);
    await vscode.window.showNotebookDocument(notebook);
    await until('its finding', () => findings(notebook, 0).some((one) => ruleOf(one) === 'notebook/absolute-path'));
    const of = await until('its checklist', () => slipway().checklist(uri));
    assert.equal(of.checklist.notebook, 'far.ipynb');
  });

  it('has manifests that are linted, model cards among them', async () => {
    for (const [name, text, family] of [
      ['Dockerfile', 'FROM python\n', 'dockerfile/'],
      ['MODEL_CARD.md', '# Model\n', 'model-card/'],
    ] as const) {
      const manifest = vscode.Uri.parse(`memfs:/project/${name}`);
      memory.put(manifest, text);
      await vscode.workspace.openTextDocument(manifest);
      await until(`a finding in ${name}`, () =>
        vscode.languages.getDiagnostics(manifest).some((one) => `${ruleOf(one)}`.startsWith(family)),
      );
    }
  });

  it('says why what needs files on disk does not run there', async () => {
    for (const run of [
      () => vscode.commands.executeCommand(commands.prepare, uri),
      () => vscode.commands.executeCommand(commands.notApplicable, uri, 'security/authentication', 'none'),
    ]) {
      const { message } = await failureOf(run);
      assert.match(message, /not a file on this machine|in no folder on disk/);
    }
  });
});
