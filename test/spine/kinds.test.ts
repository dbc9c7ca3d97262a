import { appendFile, cp, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { DaemonServices } from '#daemon/rpc/handler.ts';
import { prepare } from '#protocol/rpc/index.ts';
import { writeNotebook } from './support/notebook-file.ts';
import { planAndCodeOf } from './support/plans.ts';
import { call, job, root, servicesForTests } from './support/rig.ts';

const tolerance = { absolute: 1e-5, relative: 1e-4 };
const notebook = 'n.ipynb';
/** The same imports everywhere, so that one environment does for all. */
const head = `import numpy as np
import pandas as pd
import scipy.ndimage as ndimage
import scipy.signal as signal
import statsmodels.api as sm
import statsmodels.formula.api as smf
from sklearn.decomposition import PCA
from sklearn.datasets import load_breast_cancer, load_diabetes, load_iris
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression, Ridge
from sklearn.model_selection import train_test_split
`;
let services: DaemonServices;
beforeAll(async () => {
  services = await servicesForTests();
});

async function prepared(source: string, imports = head) {
  const project = await mkdtemp(join(tmpdir(), 'slipway-kinds-'));
  await cp(join(root, 'test', 'separate', 'data'), join(project, 'data'), { recursive: true });
  // Without what a GPU needs, hundreds of megabytes.
  if (imports.includes('xgboost')) await writeFile(join(project, 'requirements.in'), 'xgboost-cpu\n');
  await writeNotebook(project, notebook, [imports, source]);
  const planned = await planAndCodeOf(project, notebook);
  const asked = { project, notebook, name: 'n', ...planned, folder: 'model', tolerance };
  const made = await call(services, prepare.prepare, asked, job());
  return { project, made };
}

const split = 'X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)\n';
const kinds: readonly (readonly [
  string,
  string,
  { at: 'raw' | 'input'; runtime: 'onnx' | 'python'; names: string[] },
])[] = [
  [
    'a bunch of arrays, its columns under their own names',
    `iris = load_iris()\nX, y = iris.data, iris.target\n${split}clf = LogisticRegression(max_iter=500).fit(X_train, y_train)\nclf.predict(X_test)`,
    {
      ...{ at: 'raw', runtime: 'onnx' },
      names: ['sepal length (cm)', 'sepal width (cm)', 'petal length (cm)', 'petal width (cm)'],
    },
  ],
  [
    'a model that is only scored, in a dict of several',
    `df = load_diabetes(as_frame=True).frame[['bmi', 'bp', 'target']]\nX, y = df[['bmi', 'bp']], df.target\n${split}models = {'a': Ridge(), 'b': Ridge(alpha=9)}\nfor name, m in models.items():\n    m.fit(X_train, y_train)\n    print(name, m.score(X_test, y_test))`,
    { at: 'raw', runtime: 'onnx', names: ['bmi', 'bp'] },
  ],
  [
    'a formula of statsmodels that is never asked',
    `df = load_diabetes(as_frame=True).frame\nres = smf.ols('target ~ bmi + np.exp(bp)', data=df).fit()\nprint(res.summary())`,
    { at: 'input', runtime: 'onnx', names: ['bmi', 'bp'] },
  ],
  [
    'a formula with a function of the notebook’s own',
    `df = load_diabetes(as_frame=True).frame\ndef twice(x):\n    return 2 * x\nres = smf.ols('target ~ twice(bmi)', data=df).fit()`,
    { at: 'input', runtime: 'onnx', names: ['bmi'] },
  ],
  [
    'a transformer that is only fitted',
    `pca = PCA(n_components=2)\npca.fit(load_diabetes().data[:, :3])\npca.components_`,
    { at: 'input', runtime: 'onnx', names: ['x0', 'x1', 'x2'] },
  ],
  [
    'a time series, by the step',
    `data = sm.datasets.sunspots.load_pandas().data\nres = sm.tsa.SARIMAX(data.SUNACTIVITY, order=(2, 0, 0)).fit(disp=False)`,
    { at: 'input', runtime: 'python', names: ['step'] },
  ],
  [
    'texts that are written out in the notebook, and one to try it with',
    `texts = ['good film', 'bad film', 'fine film', 'poor film', 'great fun', 'no fun', 'so good', 'so bad']\nlabels = [1, 0, 1, 0, 1, 0, 1, 0]\nvec = TfidfVectorizer()\nA, B, ya, yb = train_test_split(texts, labels, random_state=0)\nm = LogisticRegression().fit(vec.fit_transform(A), ya)\nm.predict(vec.transform(B))\nm.predict(vec.transform(['nice film']))`,
    { at: 'raw', runtime: 'python', names: ['text'] },
  ],
  [
    'a call nobody knows, which looks at one row at a time',
    `df = load_diabetes(as_frame=True).frame[['bmi', 'bp', 'target']]\ndf['wave'] = signal.sawtooth(df['bmi'])\nX, y = df.drop(columns='target'), df.target\n${split}m = Ridge().fit(X_train, y_train)\nm.predict(X_test)`,
    { at: 'raw', runtime: 'python', names: ['bmi', 'bp'] },
  ],
  [
    'a call nobody knows, which looks at other rows',
    `df = load_diabetes(as_frame=True).frame[['bmi', 'bp', 'target']]\ndf['smooth'] = ndimage.gaussian_filter1d(df['bmi'], 2)\nX, y = df.drop(columns='target'), df.target\n${split}m = Ridge().fit(X_train, y_train)\nm.predict(X_test)`,
    { at: 'input', runtime: 'onnx', names: ['bmi', 'bp', 'smooth'] },
  ],
];

const boosters = `import lightgbm as lgb
import numpy as np
import pandas as pd
import xgboost as xgb
from sklearn.compose import ColumnTransformer
from sklearn.model_selection import GridSearchCV, train_test_split
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import OneHotEncoder
df = pd.read_csv('data/passengers.csv')[['age', 'fare', 'sex', 'survived']]
`;
const boosted: readonly (readonly [string, string])[] = [
  [
    'a search over a pipeline with trees of XGBoost',
    `X, y = df.drop(columns='survived'), df['survived']\n${split}prepare = ColumnTransformer([('sex', OneHotEncoder(handle_unknown='ignore'), ['sex'])], remainder='passthrough')\nsearch = GridSearchCV(Pipeline([('prepare', prepare), ('trees', xgb.XGBClassifier(n_estimators=20))]), {'trees__max_depth': [2, 3]}, cv=2)\nsearch.fit(X_train, y_train)\nsearch.predict(X_test)`,
  ],
  [
    'a booster of LightGBM',
    `df['female'] = (df['sex'] == 'female').astype(int)\nX, y = df[['age', 'fare', 'female']], df['survived']\n${split}model = lgb.train({'objective': 'binary', 'verbose': -1}, lgb.Dataset(X_train, label=y_train), num_boost_round=20)\nmodel.predict(X_test)`,
  ],
];

describe('kinds of models and rows', () => {
  it.each(kinds)('proves %s', async (kind, source, expected) => {
    const { made } = await prepared(source);
    const { proof, provenance, signature } = made;
    expect(proof.reason ?? '').toBe('');
    expect(proof.proven).toBe(true);
    expect({
      at: provenance.input?.at,
      runtime: provenance.onnx === null ? 'onnx' : 'python',
      names: signature.inputs.map(({ name }) => name),
    }).toEqual(expected);
    expect(proof.hard?.map((one) => one.case)).toContain('many rows');
    // A forecast has no rows that code could be separated for, and a transformer that is never asked gives no answer.
    if (/^a time series|^a transformer/.test(kind)) expect(proof.separated).toBeUndefined();
    else expect(proof.separated).toEqual({ comparisons: expect.arrayContaining([expect.anything()]), reason: null });
  });

  it.each(boosted)('writes the whole chain before %s as a graph', async (_, source) => {
    const { made } = await prepared(source, boosters);
    const { proof, provenance, signature } = made;
    expect(provenance.onnx).toBeNull();
    expect(proof.proven).toBe(true);
    expect(provenance.input?.at).toBe('raw');
    expect(signature.inputs.map(({ name, type }) => [name, type])).toEqual([
      ['age', 'float'],
      ['fare', 'float'],
      ['sex', 'string'],
    ]);
    const missing = proof.hard?.find((one) => one.case === 'missing' && one.column === 'age');
    expect(missing).toMatchObject({ python: 'answered', onnx: 'answered' });
  });

  it('says which model is left and why it is no endpoint', async () => {
    const source = 'from sklearn.cluster import DBSCAN\nX = load_iris().data\nlabels = DBSCAN().fit_predict(X)';
    await expect(prepared(source)).rejects.toThrow(/No fitted model is asked|No model that the notebook fitted/);
  });
});

describe('a proof that is asked again', () => {
  const breast = `df = load_breast_cancer(as_frame=True).frame[['mean radius', 'mean texture', 'target']]\nX, y = df.drop(columns='target'), df.target\n${split}clf = LogisticRegression().fit(X_train, y_train)\nclf.predict(X_test)`;

  it('holds, refuses by name what the model refused, and does not hold for another model', async () => {
    const { project, made } = await prepared(breast);
    const [radius] = made.signature.inputs;
    expect(radius?.refuses).toEqual(['missing']);
    expect(await readFile(join(project, 'model', 'slipway', 'proof.md'), 'utf8')).toMatch(/^# Proven: n\n/);
    const again = () => call(services, prepare.prove, { project, folder: 'model' });
    expect(await again()).toMatchObject({ agrees: true, changed: [] });
    await appendFile(join(project, 'model', 'model.onnx'), ' ');
    expect(await again()).toMatchObject({
      agrees: false,
      changed: ['The model is not the one that was proven.'],
    });
  });
});
