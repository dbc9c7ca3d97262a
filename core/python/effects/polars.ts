import { sameClass } from './effect.ts';
import { attributes, family, from, functions, library, methods, to } from './library.ts';

const frame = { returns: 'polars.DataFrame' } as const;
const both = 'polars.DataFrame polars.LazyFrame';

export const polars = library(
  'polars',
  functions('polars', 'read_database read_database_uri', { ...from('database', 0, 'query'), ...frame }),
  family(/^polars\.read_\w+$/, { ...from('file', 0, 'source'), ...frame }),
  family(/^polars\.scan_\w+$/, { ...from('file', 0, 'source'), returns: 'polars.LazyFrame' }),
  functions('polars', 'DataFrame concat from_pandas from_dict from_dicts', frame),
  family(
    /^<polars\.\w+>\.(?:write|sink)_(?:csv|parquet|json|ndjson|ipc|avro|excel|delta)$/,
    to('file', 0, 'file path target'),
  ),
  methods(both, 'write_database', to('database', 0, 'table_name')),
  methods(
    both,
    'select with_columns filter drop drop_nulls fill_null sort head tail join rename unique clone explode',
    { returns: sameClass },
  ),
  methods('polars.LazyFrame', 'collect', frame),
  methods('polars.DataFrame', 'lazy', { returns: 'polars.LazyFrame' }),
  methods('polars.DataFrame', 'to_pandas', { returns: 'pandas.DataFrame' }),
  methods('polars.DataFrame polars.Series', 'to_numpy', { returns: 'numpy.ndarray' }),
  methods('polars.DataFrame', 'sample', { random: { generator: 'numpy', seed: 'seed' }, returns: sameClass }),
  methods('polars.DataFrame', 'insert_column replace_column', { mutatesReceiver: true }),
  attributes('polars.DataFrame', 'columns', 'list'),
);
