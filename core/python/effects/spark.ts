import { attributes, family, from, functions, library, methods, to } from './library.ts';

const path = 'path paths';

/** Spark and Dask. */
export const spark = library(
  'pyspark dask',
  attributes('pyspark.sql.SparkSession', 'read', 'pyspark.sql.DataFrameReader'),
  attributes('pyspark.sql.SparkSession', 'readStream', 'pyspark.sql.DataStreamReader'),
  attributes('pyspark.sql.DataFrame', 'write', 'pyspark.sql.DataFrameWriter'),
  family(/^pyspark\.sql\.SparkSession\.builder\.getOrCreate$|^<pyspark\.sql\.(?:SparkSession|Builder)>\.getOrCreate$/, {
    returns: 'pyspark.sql.SparkSession',
  }),
  family(/^pyspark\.sql\.SparkSession\.builder\.\w+$|^<pyspark\.sql\.Builder>\.\w+$/, {
    returns: 'pyspark.sql.Builder',
  }),
  methods('pyspark.sql.DataFrameReader', 'csv json parquet orc text load', {
    ...from('file', 0, path),
    returns: 'pyspark.sql.DataFrame',
  }),
  methods('pyspark.sql.DataFrameReader', 'table jdbc', {
    ...from('database', 0, 'tableName url'),
    returns: 'pyspark.sql.DataFrame',
  }),
  methods('pyspark.sql.DataFrameReader', 'option options format schema', { returns: 'pyspark.sql.DataFrameReader' }),
  methods('pyspark.sql.DataStreamReader', 'load csv json parquet', from('stream', 0, path)),
  methods('pyspark.sql.SparkSession', 'table sql', {
    ...from('database', 0, 'tableName sqlQuery'),
    returns: 'pyspark.sql.DataFrame',
  }),
  methods('pyspark.sql.SparkSession', 'createDataFrame', { returns: 'pyspark.sql.DataFrame' }),
  methods('pyspark.sql.DataFrameWriter', 'csv json parquet orc text save', to('file', 0, 'path')),
  methods('pyspark.sql.DataFrameWriter', 'saveAsTable insertInto jdbc', to('database', 0, 'name tableName url')),
  methods('pyspark.sql.DataFrameWriter', 'mode option options format partitionBy', {
    returns: 'pyspark.sql.DataFrameWriter',
  }),
  methods('pyspark.sql.DataFrame', 'toPandas', { returns: 'pandas.DataFrame' }),
  methods('pyspark.sql.DataFrame', 'randomSplit', { splits: true, random: { generator: 'spark', seed: 'seed' } }),
  family(/^pyspark\.ml\.(?:classification|regression|clustering|recommendation|fpm)\.[A-Z]\w*$/, {
    estimator: 'model',
  }),
  family(/^pyspark\.ml\.feature\.[A-Z]\w*$/, { estimator: 'transformer' }),
  functions('pyspark.ml', 'Pipeline', { estimator: 'pipeline' }),
  functions('pyspark.ml.tuning', 'CrossValidator TrainValidationSplit', { estimator: 'search' }),
  family(/^<pyspark\.ml\.evaluation\.\w+>\.evaluate$/, { evaluates: true }),
  family(/^dask\.dataframe\.read_\w+$/, { ...from('file', 0, 'urlpath path'), returns: 'dask.DataFrame' }),
  methods('dask.DataFrame', 'compute', { returns: 'pandas.DataFrame' }),
  methods('dask.DataFrame', 'to_csv to_parquet to_json', to('file', 0, 'filename path')),
);
