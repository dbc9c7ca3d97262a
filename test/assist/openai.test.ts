// Drafts with the real openai client against a local server that speaks its API (emulated).
import { LLMock } from '@copilotkit/aimock';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AssistError, dockerfileDraft, draft, openAIBackend } from '#assist/index.ts';

let server: LLMock;
beforeEach(async () => {
  server = new LLMock({ port: 0 });
  await server.start();
});
afterEach(async () => {
  await server.stop();
});

const backend = () =>
  openAIBackend({ apiKey: 'test-key-of-this-suite', model: 'gpt-test', baseURL: `${server.url}/v1` });
const quiet = { progress: () => {}, sent: () => {} };
const signal = new AbortController().signal;
const good = 'FROM node:24-slim\nUSER node\n';
const request = {
  kind: dockerfileDraft,
  path: 'Dockerfile',
  fromFacts: good,
  facts: 'model: LogisticRegression',
  wish: '',
  secrets: [],
  verify: [{ name: 'lint', check: async (text: string) => (text.includes('USER') ? [] : ['runs as root']) }],
};

describe('the OpenAI back end', () => {
  it('drafts, is told what failed, and mends it', async () => {
    server.onMessage(/did not pass/, { content: `\`\`\`dockerfile\n${good}# mended\n\`\`\`` });
    server.onMessage(/Improve the first draft/, { content: '```dockerfile\nFROM node:24-slim\n```' });
    const result = await draft(request, backend(), quiet, signal);
    expect(result.source).toBe('model');
    expect(result.text).toContain('# mended');
    expect(result.rejected).toEqual([['lint: runs as root']]);
  });

  it('sends the key as a bearer token and never in the body', async () => {
    server.onMessage(/Improve the first draft/, { content: `\`\`\`dockerfile\n${good}\`\`\`` });
    await draft(request, backend(), quiet, signal);
    const sent = server.getRequests();
    expect(sent).toHaveLength(1);
    expect(JSON.stringify(sent[0]?.body)).not.toContain('test-key-of-this-suite');
  });

  it('names the host that does not answer, and never the key', async () => {
    const away = openAIBackend({
      apiKey: 'test-key-of-this-suite',
      model: 'gpt-test',
      baseURL: 'http://127.0.0.1:9/v1',
    });
    const error = await away.complete([{ role: 'user', content: 'hello' }], signal).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(AssistError);
    expect(String(error)).toContain('127.0.0.1:9 did not answer');
    expect(String(error)).not.toContain('test-key');
  });

  it('says which model the server does not have', async () => {
    await expect(backend().complete([{ role: 'user', content: 'nobody expects this' }], signal)).rejects.toThrow(
      'no model named gpt-test',
    );
  });
});
