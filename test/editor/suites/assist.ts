// Drafts with a local server that speaks OpenAI's API (emulated); everything else is real.
import assert from 'node:assert/strict';
import { LLMock } from '@copilotkit/aimock';
import { commands, settings } from '#extension/contributions.ts';
import { drafted } from '#test/editor/support/drafts.ts';
import { set } from '#test/editor/support/settings.ts';
import { slipway } from '#test/editor/support/slipway.ts';

const key = 'test-key-of-the-editor-suite';
const drafts = [
  { command: commands.draftModelCard, fence: 'markdown', mark: '<!-- improved -->' },
  { command: commands.draftDockerfile, fence: 'dockerfile', mark: '# improved' },
];

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
      const { text: facts } = await drafted(command);
      await set(settings.assistBackend, 'openai');
      server.onMessage(/Improve the first draft/, { content: `\`\`\`\`${fence}\n${facts}${mark}\n\`\`\`\`` });
      const { text: improved } = await drafted(command);
      assert.equal(improved, `${facts}${mark}\n`);
      const sent = server.getRequests();
      assert.ok(sent.length > 0);
      assert.ok(!JSON.stringify(sent.map(({ body }) => body)).includes(key));
      server.reset();
    });
});
