import { describe, expect, it } from 'vitest';
import type { Effect } from './effect.ts';
import { attributeClass, effectOf, libraries } from './index.ts';

/** What the table says of a path, in short: the words that hold, with what they hold of. */
function said(path: string): string {
  const effect = effectOf(path);
  if (effect === null) return 'unknown';
  return [...wordsOf(effect)].join(', ') || 'pure';
}

function* wordsOf(effect: Effect): Generator<string> {
  if (effect.mutatesReceiver) yield 'changes receiver';
  if (effect.mutatesArguments) yield `changes argument ${effect.mutatesArguments.join(' ')}`;
  if (effect.outside) yield `${effect.outside} outside`;
  if (effect.reads) yield `reads ${effect.reads.kind}`;
  if (effect.reads?.live) yield 'live';
  if (effect.writes) yield `writes ${effect.writes.kind}`;
  if (effect.random) yield `random ${effect.random.generator}`;
  if (effect.seeds) yield `seeds ${effect.seeds.join(' ')}`;
  if (effect.estimator) yield effect.estimator;
  if (effect.fits) yield `fits ${effect.fits}`;
  if (effect.transforms) yield 'transforms';
  if (effect.predicts) yield 'predicts';
  if (effect.splits) yield 'splits';
  if (effect.evaluates) yield 'evaluates';
  if (effect.saves) yield `saves ${effect.saves}`;
  if (effect.loads) yield `loads ${effect.loads.format}`;
  if (effect.tracks) yield `tracks ${effect.tracks.name}`;
  if (effect.logs) yield `logs ${effect.logs}`;
  if (effect.serves) yield `serves ${effect.serves}`;
  if (effect.deploys) yield `deploys ${effect.deploys}`;
  if (effect.schedules) yield `schedules ${effect.schedules}`;
  if (effect.connects) yield `connects ${effect.connects}`;
  if (effect.answersBy) yield `answers by ${effect.answersBy === 'decorated' ? 'what it decorates' : 'argument'}`;
  if (effect.answeringMethod) yield `answers by ${effect.answeringMethod}`;
  if (effect.device) yield `device ${typeof effect.device === 'string' ? effect.device : 'argument'}`;
}

describe('what library calls do', () => {
  it.each([
    ['open', 'reads file'],
    ['len', 'pure'],
    ['random.shuffle', 'changes argument 0, random random'],
    ['random.seed', 'seeds random'],
    ['pickle.dump', 'writes file, saves pickle'],
    ['pickle.load', 'loads pickle'],
    ['<list>.append', 'changes receiver'],
    ['<str>.join', 'pure'],
    ['numpy.random.rand', 'random numpy'],
    ['numpy.random.seed', 'seeds numpy'],
    ['numpy.random.Generator', 'pure'],
    ['numpy.append', 'pure'],
    ['<numpy.ndarray>.sort', 'changes receiver'],
    ['pandas.read_csv', 'reads file'],
    ['pandas.read_sql_query', 'reads database'],
    ['pandas.read_pickle', 'reads file, loads pickle'],
    ['<pandas.DataFrame>.to_csv', 'writes file'],
    ['<pandas.DataFrame>.transform', 'pure'],
    ['<pandas.DataFrame>.sample', 'random numpy'],
    ['modin.pandas.read_csv', 'reads file'],
    ['polars.scan_parquet', 'reads file'],
    ['<polars.DataFrame>.write_csv', 'writes file'],
    ['sklearn.datasets.load_iris', 'reads packaged'],
    ['sklearn.datasets.fetch_openml', 'reads dataset hub, live'],
    ['seaborn.load_dataset', 'reads dataset hub, live'],
    ['kagglehub.competition_download', 'reads dataset hub'],
    ['tensorflow_datasets.load', 'reads dataset hub'],
    ['<yfinance.Ticker>.history', 'reads dataset hub, live'],
    ['pooch.retrieve', 'reads web, live'],
    ['sqlite3.connect', 'reads outside, connects here'],
    ['psycopg2.connect', 'reads outside, connects server'],
    ['<pyspark.sql.SparkSession>.sql', 'reads database'],
    ['<pymongo.Collection>.find', 'reads database'],
    ['duckdb.sql', 'reads database'],
    ['sklearn.datasets.make_blobs', 'random numpy'],
    ['sklearn.model_selection.train_test_split', 'random numpy, splits'],
    ['<sklearn.model_selection.KFold>.split', 'splits'],
    ['sklearn.model_selection.cross_val_score', 'fits here, evaluates'],
    ['sklearn.model_selection.GridSearchCV', 'search'],
    ['sklearn.metrics.f1_score', 'evaluates'],
    ['sklearn.metrics.make_scorer', 'pure'],
    ['sklearn.metrics.pairwise_distances', 'pure'],
    ['sklearn.preprocessing.StandardScaler', 'transformer'],
    ['sklearn.linear_model.Ridge', 'model'],
    ['sklearn.ensemble.RandomForestClassifier', 'random numpy, model'],
    ['sklearn.exceptions.NotFittedError', 'unknown'],
    ['sklearn.pipeline.Pipeline', 'pipeline'],
    ['<sklearn.svm.SVC>.fit', 'changes receiver, fits here'],
    ['<sklearn.svm.SVC>.predict', 'predicts'],
    ['<?>.fit', 'changes receiver, fits here'],
    ['<?>.score', 'evaluates'],
    ['xgboost.train', 'model, fits here'],
    ['xgboost.XGBClassifier', 'model'],
    ['<xgboost.Booster>.save_model', 'writes file, saves other'],
    ['catboost.CatBoostRegressor', 'model'],
    ['statsmodels.api.OLS', 'model'],
    ['statsmodels.formula.api.ols', 'model'],
    ['<statsmodels.Results>.forecast', 'predicts'],
    ['torch.randn', 'random torch'],
    ['torch.save', 'writes file, saves torch'],
    ['torch.load', 'loads torch'],
    ['torch.cuda.is_available', 'device cuda'],
    ['torch.device', 'device argument'],
    ['torch.nn.init.normal_', 'changes argument 0, random torch'],
    ['torch.utils.data.random_split', 'random torch, splits'],
    ['torchvision.datasets.MNIST', 'reads packaged'],
    ['torchmetrics.Accuracy', 'evaluates'],
    ['lightning.pytorch.Trainer', 'network, device argument'],
    ['keras.Sequential', 'model'],
    ['tensorflow.keras.Sequential', 'model'],
    ['tensorflow.keras.layers.Dense', 'unknown'],
    ['<tensorflow.keras.Sequential>.save', 'writes file, saves keras'],
    ['tensorflow.random.set_seed', 'seeds tensorflow'],
    ['jax.random.PRNGKey', 'seeds jax'],
    ['datasets.load_dataset', 'reads dataset hub, live'],
    ['<datasets.Dataset>.train_test_split', 'random numpy, splits'],
    ['transformers.AutoModel.from_pretrained', 'network, loads other, device argument'],
    ['<transformers.Trainer>.train', 'changes receiver, fits here'],
    ['evaluate.load', 'pure'],
    ['<evaluate.Metric>.compute', 'evaluates'],
    ['prophet.Prophet', 'model'],
    ['<pyspark.sql.DataFrameReader>.csv', 'reads file'],
    ['pyspark.ml.classification.LogisticRegression', 'model'],
    ['cv2.imread', 'reads file'],
    ['matplotlib.pyplot.savefig', 'writes file'],
    ['requests.get', 'reads web'],
    ['requests.post', 'writes outside'],
    ['<boto3.Client>.upload_file', 'writes object store'],
    ['<google.cloud.bigquery.Client>.query', 'reads database'],
    ['google.cloud.aiplatform.CustomTrainingJob', 'remote'],
    ['joblib.dump', 'writes file, saves joblib'],
    ['onnx.save', 'writes file, saves onnx'],
    ['mlflow.log_metric', 'tracks MLflow, logs metric'],
    ['mlflow.sklearn.log_model', 'saves other, tracks MLflow, logs model'],
    ['mlflow.start_run', 'tracks MLflow'],
    ['wandb.init', 'tracks Weights & Biases'],
    ['flask.Flask', 'serves flask'],
    ['gradio.Interface', 'serves gradio, answers by argument'],
    ['bentoml.api', 'serves other, answers by what it decorates'],
    ['mlflow.pyfunc.PythonModel', 'tracks MLflow, answers by predict'],
    ['sagemaker.estimator.Estimator', 'remote'],
    ['<sagemaker.estimator.Estimator>.fit', 'changes receiver, writes outside, fits remote'],
    ['airflow.DAG', 'schedules Airflow'],
    ['schedule.every', 'schedules schedule'],
    ['nobody.knows', 'unknown'],
    ['<?>.frobnicate', 'unknown'],
  ])('%s: %s', (path, expected) => {
    expect(said(path)).toBe(expected);
  });
});

it.each([
  ['pandas.DataFrame', 'values', 'numpy.ndarray'],
  ['sklearn.utils.Bunch', 'frame', 'pandas.DataFrame'],
  ['pandas.DataFrame', 'anything', null],
  ['pymongo.MongoClient', 'shop', 'pymongo.Collection'],
])('%s.%s is of %s', (owner, name, expected) => {
  expect(attributeClass(owner, name)).toBe(expected);
});

it('files every entry under a module of its library, so that it can be found', () => {
  const lost = libraries.flatMap(({ entries, attributes, modules }) =>
    [...entries.keys(), ...attributes.keys()].filter((path) => !modules.includes(/^<?(\w+)/.exec(path)?.[1] ?? '')),
  );
  expect(lost).toEqual([]);
});
