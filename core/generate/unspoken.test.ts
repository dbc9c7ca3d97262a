import { expect, it } from 'vitest';
import { analyserForTests } from '#test/support/analyser.ts';
import { notebookOf } from '#test/support/notebook.ts';
import { projectOf } from '#test/support/rules.ts';
import { requirementsOf } from './requirements.ts';
import { setsOf } from './sets.ts';
import { unspokenRequirements } from './unspoken.ts';

const analyser = await analyserForTests();

it.each([
  ['import keras', ['keras'], ['tensorflow']],
  ['import keras', ['keras', 'torch'], []],
  ['import keras', ['keras', 'tensorflow-cpu==2.21.0'], []],
  ['from lightgbm import LGBMClassifier\nLGBMClassifier()', ['lightgbm'], ['scikit-learn']],
  ['import lightgbm as lgb\nlgb.plot_metric({})', ['lightgbm', 'matplotlib<4'], []],
  ['import lightgbm as lgb\nlgb.train({}, data)', ['lightgbm'], []],
])('asks for what %j needs, besides %j', (source, required, expected) => {
  expect(unspokenRequirements(analyser.analyse(notebookOf(source)), required)).toEqual(expected);
});

it.each([
  ['from sklearn.datasets import load_iris\nload_iris(as_frame=True)', ['pandas']],
  ['from sklearn.datasets import load_iris\nload_iris()', []],
  ['import pandas as pd\npd.read_excel("a.xlsx")', ['openpyxl']],
  [
    'from xgboost import XGBClassifier, plot_importance\nplot_importance(XGBClassifier())',
    ['matplotlib', 'scikit-learn'],
  ],
  ['import pandas as pd\npd.read_excel("a.xls")', ['xlrd']],
  ['import pandas as pd\npd.DataFrame().plot()', ['matplotlib']],
  ['import statsmodels.api as sm\nr = sm.OLS(1, 2).fit()\nr.plot_partial()', ['matplotlib']],
  ['import statsmodels.api as sm\nsm.qqplot([1])', ['matplotlib']],
  ['from sklearn.metrics import RocCurveDisplay\nRocCurveDisplay.from_estimator(1, 2)', ['matplotlib']],
])('asks for what a call needs and nothing names: %j', (source, requirements) => {
  expect(unspokenRequirements(analyser.analyse(notebookOf(source)), ['xgboost']).toSorted()).toEqual(requirements);
});

it('asks for it wherever requirements are asked for, so that a lock is the one that preparing makes', () => {
  const analysis = analyser.analyse(notebookOf('import pandas as pd\npd.read_excel("a.xlsx")'));
  const required = ['openpyxl', 'pandas'];
  expect(requirementsOf(analysis, projectOf({}), 'a.ipynb')).toEqual({ ok: true, value: required });
  expect(setsOf(analysis, projectOf({}), 'a.ipynb')).toMatchObject({ ok: true, value: { training: required } });
});
