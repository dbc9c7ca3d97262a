import { expect, it } from 'vitest';
import type { Proof } from '#protocol/model.ts';
import { codeInWords } from './code.ts';

const proof: Proof = { proven: true, tolerance: { absolute: 0, relative: 0 }, comparisons: [], model: '', lock: '' };

it('offers code that answers as the notebook did, and says why there is none', () => {
  expect(codeInWords({ ...proof, separated: { comparisons: [], reason: null } }, null)).toMatchObject({ there: true });
  const differs = { comparisons: [], reason: 'label agrees on 3 of 4 rows.' };
  expect(codeInWords({ ...proof, separated: differs }, null)).toEqual({
    there: false,
    text: 'There is no separated code. The predict.py for it does not answer as the notebook did. label agrees on 3 of 4 rows.',
  });
  expect(codeInWords(proof, 'No model is asked.').text).toBe('There is no separated code. No model is asked.');
  expect(codeInWords({ ...proof, proven: false }, null).there).toBe(false);
});
