import { describe, expect, it } from 'vitest';
import { confirmedServing } from '#core/environment/index.ts';
import { analyserForTests } from '#test/support/analyser.ts';
import { notebookOf } from '#test/support/notebook.ts';
import { file, projectOf } from '#test/support/rules.ts';
import { setsOf } from './sets.ts';

const analyser = await analyserForTests();
const setsFor = (cells: Parameters<typeof notebookOf>, paths: readonly string[] = []) => {
  const project = { ...projectOf({}), paths: ['rows.csv', ...paths] };
  const outcome = setsOf(analyser.analyse(notebookOf(...cells)), project, file);
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.value;
};

const begin = 'import pandas as pd\nimport numpy as np\nimport matplotlib.pyplot as plt\nimport seaborn as sns';
const data = "df = pd.read_csv('rows.csv')\nX = df[['a', 'b']]\ny = df['c']";

describe('what serving needs', () => {
  it('is the model’s library, pandas and numpy, not what draws', () => {
    const fit = 'from sklearn.svm import SVC\nmodel = SVC()\nmodel.fit(X, y)\nmodel.predict(X)';
    expect(setsFor([begin, data, fit])).toEqual({
      training: ['matplotlib', 'numpy', 'pandas', 'scikit-learn', 'seaborn'],
      serving: ['numpy', 'pandas', 'scikit-learn'],
      reason: null,
      kernel: 'python3',
    });
  });

  it('is of the model that answers, and not of one that was only tried', () => {
    const tried = 'from lightgbm import LGBMClassifier\nother = LGBMClassifier()\nother.fit(X, y)';
    const fit = 'from sklearn.svm import SVC\nmodel = SVC()\nmodel.fit(X, y)\nprint(model.predict(X))';
    expect(setsFor([begin, data, tried, fit]).serving).toEqual(['numpy', 'pandas', 'scikit-learn']);
  });

  it('has each step of a pipeline, and what a library uses without saying so', () => {
    const fit = [
      'from sklearn.pipeline import make_pipeline',
      'from sklearn.preprocessing import StandardScaler',
      'import xgboost as xgb',
      'boost = xgb.XGBClassifier()',
      'model = make_pipeline(StandardScaler(), boost)',
      'model.fit(X, y)',
      'model.predict(X)',
    ].join('\n');
    expect(setsFor([begin, data, fit]).serving).toEqual(['numpy', 'pandas', 'scikit-learn', 'xgboost']);
  });

  it('is not known where the notebook has no model, and says why', () => {
    expect(setsFor([begin, data])).toMatchObject({ serving: null, reason: expect.stringMatching(/predict/) });
  });

  it('asks a repository for what the interpreter has from there, and no index', () => {
    const requirement = 'tools @ git+https://git.example/tools@c0ffee';
    const installed = new Map([['tools', [{ distribution: 'tools', version: '0.3', requirement }]]]);
    const outcome = setsOf(analyser.analyse(notebookOf('import tools')), { ...projectOf({}), installed }, file);
    expect(outcome).toMatchObject({ value: { training: ['pandas', requirement] } });
  });

  it('takes a module from the folder that a requirement names', () => {
    const texts = { 'requirements.in': './libs/tools  # imports: tools\n' };
    const outcome = setsOf(analyser.analyse(notebookOf('import tools')), projectOf({ texts }), file);
    expect(outcome).toMatchObject({ value: { training: ['pandas'] } });
  });

  it('comes with pandas, whoever imports it', () => {
    expect(setsFor(['import numpy']).training).toEqual(['numpy', 'pandas']);
  });
});

describe('what a run says of it', () => {
  const distributions = [
    { name: 'pandas', modules: ['pandas'] },
    { name: 'scikit-learn', modules: ['sklearn'] },
    { name: 'lightgbm', modules: ['lightgbm'] },
    { name: 'matplotlib', modules: ['matplotlib'] },
  ];
  const training = ['lightgbm>=4', 'matplotlib', 'pandas', 'scikit-learn'];

  it('adds what was loaded and keeps what was not', () => {
    const loaded = new Set(['pandas', 'lightgbm', 'os', 'numpy']);
    expect(confirmedServing(training, ['pandas', 'scikit-learn'], loaded, distributions)).toEqual({
      serving: ['lightgbm>=4', 'pandas', 'scikit-learn'],
      added: ['lightgbm>=4'],
      unused: ['scikit-learn'],
    });
  });
});
