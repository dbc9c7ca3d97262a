// Drafts with a local server that speaks OpenAI's API (emulated); everything else is real.
import assert from 'node:assert/strict';
import { LLMock } from '@copilotkit/aimock';
import * as vscode from 'vscode';
import { type CommandId, commands, settings } from '#extension/contributions.ts';
import { notebookUri } from '#test/editor/support/prepared.ts';
import { slipway } from '#test/editor/support/slipway.ts';
import { until } from '#test/editor/support/until.ts';

const key = 'test-key-of-the-editor-suite';
const drafts = [
  { command: commands.draftModelCard, fence: 'markdown', mark: '<!-- improved -->' },
  { command: commands.draftDockerfile, fence: 'dockerfile', mark: '# improved' },
];

const set = (name: string, value: unknown): Thenable<void> =>
  vscode.workspace.getConfiguration(settings.section).update(name, value, vscode.ConfigurationTarget.Global);

/** The text of the first file that is shown as a draft. */
function shownDraft(): string | undefined {
  const shown = vscode.workspace.textDocuments.filter(({ uri }) => uri.scheme === 'slipway-draft');
  const open = new Set(
    vscode.window.tabGroups.all.flatMap(({ tabs }) =>
      tabs.flatMap(({ input }) => (input instanceof vscode.TabInputTextDiff ? [input.modified.toString()] : [])),
    ),
  );
  return shown.find(({ uri }) => open.has(uri.toString()))?.getText();
}

async function drafted(command: CommandId): Promise<string> {
  await vscode.commands.executeCommand(command, notebookUri());
  return until('the draft is shown as a diff', shownDraft);
}

describe('drafts with an own key', function () {
  // A Dockerfile is built before it is shown, and a fresh machine downloads what that needs.
  this.timeout(180_000);
  const server = new LLMock({ port: 0 });
  before(async () => {
    await server.start();
    await slipway().secrets?.store('assist-key', key);
    await set(settings.assistBaseUrl, `${server.url}/v1`);
  });
  after(async () => {
    for (const name of [settings.assistBackend, settings.assistBaseUrl]) await set(name, undefined);
    await slipway().secrets?.delete('assist-key');
    await server.stop();
  });

  for (const { command, fence, mark } of drafts)
    it(`${command} shows what the model made of the facts, once it passed`, async () => {
      await set(settings.assistBackend, 'none');
      const facts = await drafted(command);
      await vscode.commands.executeCommand(commands.discardDraft);
      await until('the diff is closed', () => shownDraft() === undefined);
      await set(settings.assistBackend, 'openai');
      server.onMessage(/Improve the first draft/, { content: `\`\`\`\`${fence}\n${facts}${mark}\n\`\`\`\`` });
      const improved = await drafted(command);
      assert.equal(improved, `${facts}${mark}\n`);
      const sent = server.getRequests();
      assert.ok(sent.length > 0);
      assert.ok(!JSON.stringify(sent.map(({ body }) => body)).includes(key));
      await vscode.commands.executeCommand(commands.discardDraft);
      server.reset();
    });
});
