// Drafts by one of the editor's own language models: a stand-in that VS Code lists, asks and cancels as any other (emulated).
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { type CommandId, commands, settings } from '#extension/contributions.ts';
import { drafted, isDraftShown } from '#test/editor/support/drafts.ts';
import { failureOf } from '#test/editor/support/failure.ts';
import { notebookUri } from '#test/editor/support/prepared.ts';
import { pressFirstButton } from '#test/editor/support/press.ts';
import { set } from '#test/editor/support/settings.ts';
import { until } from '#test/editor/support/until.ts';
import { EditorModel } from '#test/host/editor-model/editor-model.ts';
import { folderVariable, type Reply } from '#test/host/editor-model/script.ts';

const fence = (language: string, text: string): Reply => ({
  kind: 'say',
  text: `\`\`\`\`${language}\n${text}\n\`\`\`\``,
});
const first = 'Improve the first draft';
const again = 'That did not pass';

describe("drafts with the editor's models", function () {
  // A Dockerfile is built before it is shown.
  this.timeout(180_000);
  const model = new EditorModel(process.env[folderVariable]);
  const says = (...replies: readonly (readonly [asked: string, reply: Reply])[]): void => {
    model.forget();
    model.tell({ replies: replies.map(([asked, reply]) => ({ asked, reply })) });
  };
  before(async () => {
    await set(settings.assistBackend, 'editor');
    await until('VS Code lists the model', async () => (await vscode.lm.selectChatModels()).length > 0);
  });
  after(() => set(settings.assistBackend, undefined));

  const kinds: readonly { command: CommandId; language: string; mark: string }[] = [
    { command: commands.draftModelCard, language: 'markdown', mark: '<!-- improved -->' },
    { command: commands.draftDockerfile, language: 'dockerfile', mark: '# improved' },
  ];
  for (const { command, language, mark } of kinds)
    it(`${command} shows what the model made of the facts, once it passed`, async () => {
      says([first, fence(language, `{{draft}}\n${mark}`)]);
      const { text, words } = await drafted(command);
      assert.ok(text.includes(mark), text);
      assert.match(words, /improved by the model, passed /);
      assert.deepEqual(
        model.asked.map(({ outcome }) => outcome),
        ['answered'],
      );
    });

  it('a Dockerfile that does not lint or does not build goes back to the model and is never shown', async () => {
    says(
      [`${again}[^]*lint`, fence('dockerfile', '{{draft}}\nRUN no-such-program-anywhere')],
      [`${again}[^]*build`, fence('dockerfile', '{{draft}}\n# mended')],
      [first, fence('dockerfile', 'FROM python:latest\nRUN pip install pandas')],
    );
    const { text, words } = await drafted(commands.draftDockerfile);
    assert.ok(text.includes('# mended'), text);
    assert.match(words, /improved by the model after 2 refused answers/);
    assert.match(model.asked[2]?.messages.at(-1)?.text ?? '', /no-such-program-anywhere/);
  });

  it('a number that stands in no fact is not shown, however often the model says it', async () => {
    says(['', fence('markdown', '{{draft}}\nIts accuracy is 99.87 %.')]);
    const { text, words } = await drafted(commands.draftModelCard);
    assert.ok(!text.includes('99.87'), text);
    assert.match(words, /from facts, since none of the model's 3 answers passed/);
  });

  it('a refusal is told with what to do, and the draft from facts is there', async () => {
    says([first, { kind: 'fail', code: 'Blocked', message: 'quota exceeded' }]);
    const { words } = await drafted(commands.draftModelCard);
    assert.match(words, /from facts alone, since the model did not answer/);
    assert.match(words, /Stand-in refused: .*quota exceeded.*Try again later/);
  });

  it('a prompt that is longer than the model reads is not sent', async () => {
    says([first, fence('markdown', '{{draft}}')]);
    model.tell({ model: { consent: false, maxInputTokens: 50 } });
    const [small] = await until('VS Code lists the smaller model', async () => {
      const models = await vscode.lm.selectChatModels();
      return models[0]?.maxInputTokens === 50 ? models : null;
    });
    assert.ok(small);
    const { words } = await drafted(commands.draftModelCard);
    model.tell({ model: { consent: false, maxInputTokens: 100_000 } });
    assert.match(words, /tokens is more than the 50 that Stand-in reads/);
    assert.deepEqual(model.asked, []);
  });

  it('is cancelled at the model, too, and shows nothing', async () => {
    says([first, { kind: 'hang' }]);
    const failed = failureOf(() => vscode.commands.executeCommand(commands.draftModelCard, notebookUri()));
    await until('the model is asked', () => model.asked.at(-1)?.outcome === 'waiting');
    await pressFirstButton();
    assert.equal((await failed).cancelled, true);
    await until('the model heard it', () => model.asked.at(-1)?.outcome === 'cancelled');
    assert.equal(isDraftShown(), false);
  });

  it('Show Last Prompt shows what was sent, word for word', async () => {
    says([first, fence('markdown', '{{draft}}')]);
    await drafted(commands.draftModelCard);
    await vscode.commands.executeCommand(commands.showPrompt);
    const page = vscode.window.activeTextEditor?.document.getText() ?? '';
    const [asked] = model.asked;
    assert.ok(asked && asked.messages.length === 3);
    for (const { text } of asked.messages) assert.ok(page.includes(text));
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  });

  it('goes on from facts where the editor offers no model, and says where one comes from', async () => {
    model.tell({ model: null });
    await until('VS Code lists no model', async () => (await vscode.lm.selectChatModels()).length === 0);
    const { words } = await drafted(commands.draftModelCard);
    model.tell({ model: { consent: false, maxInputTokens: 100_000 } });
    assert.match(words, /The editor offers no language model\. Sign in to one/);
  });
});
