import { expect, it } from 'vitest';
import { AssistError } from '#assist/index.ts';
import { outcomeInWords } from './words.ts';

const base = { passed: ['lint'], rejected: [], unanswered: null };

it.each([
  [
    { ...base, source: 'facts' as const },
    true,
    'from facts alone, passed lint, not built because no container engine answered.',
  ],
  [
    { ...base, source: 'model' as const, passed: ['lint', 'docker build'], rejected: [['a']] },
    false,
    'improved by the model after 1 refused answer, passed lint, docker build.',
  ],
  [
    { ...base, source: 'facts' as const, rejected: [['a'], ['b'], ['c']] },
    false,
    "from facts, since none of the model's 3 answers passed, passed lint.",
  ],
  [
    { ...base, source: 'facts' as const, unanswered: new AssistError('No API key is set.', 'Set one.') },
    false,
    'from facts alone, since the model did not answer, passed lint. No API key is set. Set one.',
  ],
])('says how a draft came about (%#)', (outcome, notBuilt, words) => {
  expect(outcomeInWords(outcome, notBuilt)).toBe(words);
});
