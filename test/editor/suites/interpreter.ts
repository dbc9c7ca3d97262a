import assert from 'node:assert/strict';
import { PythonExtension } from '@vscode/python-extension';
import * as vscode from 'vscode';
import { settings } from '#extension/contributions.ts';
import { findings, folder, ruleOf } from '#test/editor/support/slipway.ts';
import { until } from '#test/editor/support/until.ts';

const write = (uri: vscode.Uri, text: string): Thenable<void> =>
  vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));

/** An environment in which one distribution brings the module `zorblat`. */
async function environment(name: string): Promise<string> {
  const at = vscode.Uri.joinPath(folder(), name);
  const info = vscode.Uri.joinPath(at, 'lib/python3.11/site-packages/acme_zorblat-1.0.dist-info');
  await write(vscode.Uri.joinPath(at, 'bin/python'), '');
  await write(vscode.Uri.joinPath(info, 'METADATA'), 'Metadata-Version: 2.1\nName: acme-zorblat\nVersion: 1.0\n');
  await write(vscode.Uri.joinPath(info, 'top_level.txt'), 'zorblat\n');
  await write(vscode.Uri.joinPath(info, 'RECORD'), 'zorblat/__init__.py,,\n');
  return vscode.Uri.joinPath(at, 'bin/python').fsPath;
}

describe('an import that nobody knows', () => {
  const python = () => PythonExtension.api();
  const source = {
    cells: [{ cell_type: 'code', execution_count: null, metadata: {}, outputs: [], source: 'import zorblat' }],
  };
  let notebook: vscode.NotebookDocument;
  const isAsked = () => findings(notebook, 0).some((one) => ruleOf(one) === 'notebook/unknown-import');

  before(async () => {
    const uri = vscode.Uri.joinPath(folder(), 'interpreter', 'imports.ipynb');
    await write(uri, JSON.stringify({ ...source, metadata: {}, nbformat: 4, nbformat_minor: 4 }));
    notebook = await vscode.workspace.openNotebookDocument(uri);
    await vscode.window.showNotebookDocument(notebook);
  });
  after(async () => {
    await (await python()).environments.updateActiveEnvironmentPath('');
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  });

  it('is a question until the interpreter that is chosen in the Python extension has it', async () => {
    await until('it is asked about', isAsked);
    const { environments } = await python();
    await environments.updateActiveEnvironmentPath(await environment('chosen'));
    await until('it is answered', () => !isAsked());
    await environments.updateActiveEnvironmentPath('');
    await until('it is asked about again', isAsked);
  });

  it('is answered by the interpreter of the setting, at once', async () => {
    const own = vscode.workspace.getConfiguration(settings.section);
    await own.update(settings.python, await environment('set'), vscode.ConfigurationTarget.Global);
    await until('it is answered', () => !isAsked());
    await own.update(settings.python, undefined, vscode.ConfigurationTarget.Global);
    await until('it is asked about again', isAsked);
    assert.ok(isAsked());
  });
});
