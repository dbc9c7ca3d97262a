import { expect, it } from 'vitest';
import { inWords } from './words.ts';

it('names the files that need a look, and why', () => {
  const words = inWords(
    [
      { path: 'train.py', state: 'conflict' },
      { path: 'predict.py', state: 'foreign' },
      { path: 'README.md', state: 'merged' },
      { path: 'features.py', state: 'new' },
    ],
    ['The cut is at the model.', 'Another note.'],
  );
  expect(words).toBe(
    'You and the notebook both changed train.py: look for <<<<<<< there. predict.py was not made by Slipway and is left as it is. Your changes stay in README.md. The cut is at the model.',
  );
});

it('says when there is nothing to do', () => {
  expect(inWords([{ path: 'train.py', state: 'same' }], [])).toBe(
    'Training and inference are as the notebook has them.',
  );
});
