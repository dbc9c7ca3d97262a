import { provided } from './provided.ts';

/**
 * Distributions by the modules they provide, for when no interpreter's own metadata is at hand. Only names looked at one by
 * one belong here: a guess could name a package that somebody else registered (dependency confusion).
 */

/** What the index does not say: source archives without a list of modules, and the one that is meant where several bring a module. */
const byHand: Readonly<Record<string, string>> = {
  autogluon: 'autogluon',
  azureml: 'azureml-core',
  hypertune: 'cloudml-hypertune',
  interpret: 'interpret',
  jieba: 'jieba',
  langgraph: 'langgraph',
  mpl_toolkits: 'matplotlib',
  neptune: 'neptune',
  'opentelemetry.sdk': 'opentelemetry-sdk',
  pkg_resources: 'setuptools',
  pystan: 'pystan',
  pytorch_tabnet: 'pytorch-tabnet',
  rpy2: 'rpy2',
  sagemaker: 'sagemaker',
  sklearnex: 'scikit-learn-intelex',
  vaex: 'vaex',
  wget: 'wget',
  win32api: 'pywin32',
  win32com: 'pywin32',
  win32con: 'pywin32',
};

/** Comes with a hosted notebook and is on no index: it must go before the code runs elsewhere. */
export const platformModules: ReadonlySet<string> = new Set([
  'google.colab',
  'kaggle_datasets',
  'kaggle_secrets',
  'kaggle_web_client',
  'awsglue',
  'dbutils',
  'mssparkutils',
  'notebookutils',
  'pyspark.dbutils',
  'sagemaker_geospatial_map',
]);

/** A distribution's name by module or dotted namespace part. */
export const curatedDistributions: ReadonlyMap<string, string> = new Map([
  ...provided
    .trim()
    .split('\n')
    .flatMap((line): [string, string][] => {
      const [first = '', modules] = line.split(': ');
      return modules === undefined
        ? [[first, first.toLowerCase().replaceAll('_', '-')]]
        : modules.split(' ').map((module) => [module, first]);
    }),
  ...Object.entries(byHand),
]);
