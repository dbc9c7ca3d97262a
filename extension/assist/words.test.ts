import { expect, it } from 'vitest';
import { outcomeInWords } from './words.ts';

const base = { text: '', prompt: [] };

it.each([
  [
    { ...base, source: 'facts' as const, passed: ['lint'], rejected: [] },
    true,
    'from facts alone, passed lint, not built because no container engine answered.',
  ],
  [
    { ...base, source: 'model' as const, passed: ['lint', 'docker build'], rejected: [['a']] },
    false,
    'improved by the model after 1 refused answer, passed lint, docker build.',
  ],
  [
    { ...base, source: 'facts' as const, passed: ['lint'], rejected: [['a'], ['b'], ['c']] },
    false,
    "from facts, since none of the model's 3 answers passed, passed lint.",
  ],
])('says how a draft came about (%#)', (outcome, notBuilt, words) => {
  expect(outcomeInWords(outcome, notBuilt)).toBe(words);
});
