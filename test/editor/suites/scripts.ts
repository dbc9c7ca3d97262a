import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { commands } from '#extension/contributions.ts';
import { folder, ruleOf, slipway } from '#test/editor/support/slipway.ts';
import { until } from '#test/editor/support/until.ts';

const text = `# %% [markdown]
# # Penguins

# %%
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split

# %% data
df = pd.read_csv("/home/maria/penguins.csv")

# %% train
train, test = train_test_split(df)
model = LogisticRegression().fit(train[["mass"]], train["sex"])

# %%
print(model.predict(test[["mass"]]))
`;

describe('a notebook kept as a script', () => {
  const uri = () => vscode.Uri.joinPath(folder(), 'scripts', 'penguins.py');
  const rules = () =>
    vscode.languages
      .getDiagnostics(uri())
      .filter(({ source }) => source === 'Slipway')
      .map((one) => [ruleOf(one), one.range.start.line]);

  before(async () => {
    await vscode.workspace.fs.writeFile(uri(), new TextEncoder().encode(text));
    // The data is beside it, so that its absolute path can be mended without a choice.
    await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder(), 'scripts/penguins.csv'), new Uint8Array());
    await vscode.window.showTextDocument(uri());
  });
  after(async () => {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder(), 'scripts'), { recursive: true });
  });

  it('has findings at its lines, and the checklist', async () => {
    const of = await until('its checklist', () => slipway().checklist(uri()));
    assert.equal(of.checklist.notebook, 'penguins.py');
    assert.deepEqual(rules(), [
      ['notebook/absolute-path', 9],
      ['notebook/unseeded-randomness', 12],
    ]);
  });

  it('says above its cells what they are to the whole', async () => {
    const lenses = await until('the lenses of the script', async () => {
      const found = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri());
      return found.some(({ command }) => command?.command === commands.prepare) ? found : undefined;
    });
    assert.deepEqual(
      lenses.flatMap(({ range, command }) =>
        command?.command === commands.prepare ? [[range.start.line, command.title.replace(/\$\(.*\)\s/, '')]] : [],
      ),
      [
        [11, 'trains model'],
        [15, 'asks model'],
      ],
    );
  });

  it('is fixed like any other', async () => {
    await vscode.commands.executeCommand(commands.fixAll);
    await until('the safe fixes are made', () => rules().every(([rule]) => rule !== 'notebook/absolute-path'));
    const now = vscode.window.activeTextEditor?.document.getText() ?? '';
    assert.match(now, /read_csv\("(?!\/home)/);
  });

  it('is prepared like any other, and proven', async function () {
    this.timeout(180_000);
    const data = vscode.Uri.joinPath(folder(), 'penguins-messy/data/penguins.csv');
    await vscode.workspace.fs.copy(data, vscode.Uri.joinPath(folder(), 'scripts/data/penguins.csv'), {
      overwrite: true,
    });
    const own = text
      .replace('/home/maria/penguins.csv")', 'data/penguins.csv").dropna()')
      .replace('train_test_split(df)', 'train_test_split(df, random_state=1)')
      .replaceAll('mass', 'body_mass_g');
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor);
    const { document } = editor;
    await editor.edit((edit) => edit.replace(new vscode.Range(0, 0, document.lineCount, 0), own));
    const result = await vscode.commands.executeCommand(commands.prepare, uri());
    assert.ok(result !== undefined, 'preparing failed; the log of the extension says why');
    await until('the checklist calls it proven', () => {
      const checks = slipway()
        .checklist(uri())
        ?.checklist.items.flatMap((item) => item.checks);
      return checks?.find(({ id }) => id === 'training/proven')?.state === 'done';
    });
  });

  it('is none any more when its last marker goes', async () => {
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor);
    await editor.edit((edit) =>
      edit.replace(
        new vscode.Range(0, 0, editor.document.lineCount, 0),
        editor.document.getText().replaceAll('# %%', '# --'),
      ),
    );
    await until('the checklist is gone', () => slipway().checklist(uri()) === undefined);
    assert.deepEqual(rules(), []);
  });
});
