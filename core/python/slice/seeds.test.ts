import { expect, it } from 'vitest';
import { analyserForTests } from '#test/support/analyser.ts';
import { notebookOf } from '#test/support/notebook.ts';
import { seedsOf } from './seeds.ts';

const analyser = await analyserForTests();

it('lists seeds as they are written, with their places', () => {
  const cells = [
    'import numpy as np\nfrom sklearn.model_selection import train_test_split\nnp.random.seed(7)\nrng = np.random.default_rng(SEED)',
    'a, b = train_test_split(X, random_state=42)\nc = train_test_split(X, random_state=None)',
  ];
  expect(seedsOf(analyser.analyse(notebookOf(...cells)))).toEqual([
    'numpy.random.seed(7) (cell 1, line 3)',
    'numpy.random.default_rng(SEED) (cell 1, line 4)',
    'random_state=42 (cell 2, line 1)',
  ]);
});
