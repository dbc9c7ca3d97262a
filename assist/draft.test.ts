import { describe, expect, it } from 'vitest';
import { scripted } from '#test/support/scripted.ts';
import { AssistError } from './backend.ts';
import type { SentPrompt } from './converse.ts';
import { draft } from './draft.ts';
import { dockerfileDraft } from './kinds/dockerfile.ts';
import type { DraftRequest } from './request.ts';

const never = new AbortController().signal;
const quiet = { progress: () => {}, sent: () => {} };
const good = 'FROM node:24-slim\nUSER node\n';
const block = (text: string): string => `Here it is:\n\`\`\`dockerfile\n${text}\`\`\`\n`;

/** Passes a text that names a user. */
const request = (more: Partial<DraftRequest> = {}): DraftRequest => ({
  kind: dockerfileDraft,
  path: 'Dockerfile',
  fromFacts: good,
  facts: 'model: LogisticRegression',
  wish: '',
  secrets: [],
  verify: [{ name: 'lint', check: async (text) => (text.includes('USER') ? [] : ['runs as root']) }],
  ...more,
});

describe('draft', () => {
  it('needs no model', async () => {
    expect(await draft(request(), null, quiet, never)).toMatchObject({
      text: good,
      source: 'facts',
      passed: ['lint'],
      unanswered: null,
    });
  });

  it('shows what the model wrote once it passed', async () => {
    const better = `${good}HEALTHCHECK CMD ["true"]\n`;
    expect(await draft(request(), scripted(block(better)), quiet, never)).toMatchObject({
      text: better,
      source: 'model',
      rejected: [],
    });
  });

  it('tells the model what failed and takes the mended answer', async () => {
    const backend = scripted(block('FROM node:24-slim\n'), block(good));
    const result = await draft(request(), backend, quiet, never);
    expect(result).toMatchObject({ text: good, source: 'model', rejected: [['lint: runs as root']] });
    expect(backend.asked[1]?.at(-1)?.content).toContain('lint: runs as root');
  });

  it('falls back to the facts when nothing passes, and says why', async () => {
    const result = await draft(request(), scripted('no', block('FROM a\n'), block('FROM b\n')), quiet, never);
    expect(result).toMatchObject({ text: good, source: 'facts' });
    expect(result.rejected).toHaveLength(3);
  });

  it('does not build what does not lint', async () => {
    let builds = 0;
    const build = {
      name: 'build',
      check: async () => {
        builds += 1;
        return [];
      },
    };
    await draft(
      request({ verify: [...request().verify, build] }),
      scripted(block('FROM a\n'), block(good)),
      quiet,
      never,
    );
    expect(builds).toBe(1);
  });

  it('falls back to the facts when the model does not answer, and says why', async () => {
    const limited = new AssistError('The model is limiting this key.', 'Wait a minute.');
    const result = await draft(request(), scripted(limited), quiet, never);
    expect(result).toMatchObject({ text: good, source: 'facts', rejected: [], unanswered: limited });
  });

  it('keeps an earlier fault apart from an answer that never came', async () => {
    const gone = new AssistError('The model is gone.', 'Choose another.');
    const result = await draft(request(), scripted('no', gone), quiet, never);
    expect(result).toMatchObject({
      source: 'facts',
      rejected: [[expect.stringContaining('no block')]],
      unanswered: gone,
    });
  });

  it('ends with the reason of whoever cancels, in the middle of an answer, too', async () => {
    const controller = new AbortController();
    const drafting = draft(request(), scripted('hang'), quiet, controller.signal);
    controller.abort(new Error('enough'));
    await expect(drafting).rejects.toThrow('enough');
  });

  it('refuses a text that repeats where a secret was', async () => {
    const key = `sk-${'abcdefgh12345678abcd'}`;
    const facts = `${good}ENV A=${key}\n`;
    const backend = scripted(block(`${good}ENV A=[redacted: OpenAI key]\n`), block(good));
    expect(await draft(request({ fromFacts: facts }), backend, quiet, never)).toMatchObject({
      text: good,
      rejected: [['It repeats a place where a secret was taken out.']],
    });
  });

  it('says before anything leaves what does, word for word', async () => {
    const sent: SentPrompt[] = [];
    const backend = scripted('no', block(good));
    const before: number[] = [];
    const events = {
      progress: () => {},
      sent: (prompt: SentPrompt) => {
        before.push(backend.asked.length);
        sent.push(prompt);
      },
    };
    await draft(request(), backend, events, never);
    expect(before).toEqual([0, 1]);
    expect(sent.map(({ messages }) => messages)).toEqual(backend.asked);
    expect(sent[0]?.to).toBe('scripted');
  });

  it('passes on what whoever asks wants besides', async () => {
    const backend = scripted(block(good));
    await draft(request({ wish: 'use port 9000' }), backend, quiet, never);
    expect(backend.asked[0]?.at(-1)?.content).toContain('use port 9000');
  });

  it('refuses to show a deterministic draft that fails its own checks', async () => {
    await expect(draft(request({ fromFacts: 'FROM a\n' }), null, quiet, never)).rejects.toThrow('runs as root');
  });
});
