import { expect, it } from 'vitest';
import { analyserForTests } from '#test/support/analyser.ts';
import { notebookOf } from '#test/support/notebook.ts';
import { withUnspoken } from './unspoken.ts';

it.each([
  ['import keras', ['keras'], ['keras', 'tensorflow']],
  ['import keras', ['keras', 'torch'], ['keras', 'torch']],
  ['import keras', ['keras', 'tensorflow-cpu==2.21.0'], ['keras', 'tensorflow-cpu==2.21.0']],
  ['from lightgbm import LGBMClassifier\nLGBMClassifier()', ['lightgbm'], ['lightgbm', 'scikit-learn']],
  ['import lightgbm as lgb\nlgb.plot_metric({})', ['lightgbm', 'matplotlib<4'], ['lightgbm', 'matplotlib<4']],
  ['import lightgbm as lgb\nlgb.train({}, data)', ['lightgbm'], ['lightgbm']],
])('adds what %j needs and nothing names to %j', async (source, required, expected) => {
  const analyser = await analyserForTests();
  expect(withUnspoken(analyser.analyse(notebookOf(source)), required)).toEqual(expected);
});
