import { sameClass } from './effect.ts';
import {
  attributes,
  changesReceiver,
  family,
  from,
  functions,
  library,
  methods,
  pure,
  restores,
  to,
} from './library.ts';

const frame = { returns: 'pandas.DataFrame' } as const;
const series = { returns: 'pandas.Series' } as const;
const both = 'pandas.DataFrame pandas.Series';

const path = 'filepath_or_buffer io path path_or_buf filepath file fname name';

/** pandas and what has its interface: Modin, cuDF, GeoPandas. */
export const pandas = library(
  'pandas modin cudf geopandas',
  functions('pandas', 'read_html', { ...from('web', 0, 'io'), returns: 'list' }),
  functions('pandas', 'read_sql read_sql_query read_sql_table', { ...from('database', 0, 'sql table_name'), ...frame }),
  functions('pandas', 'read_gbq', { ...from('database', 0, 'query_or_table query'), ...frame }),
  functions('pandas', 'read_pickle', { ...from('file', 0, path), ...restores('pickle', 0, path) }),
  functions('pandas', 'read_clipboard', { ...from('stream', null), ...frame }),
  family(/^pandas\.read_\w+$/, { ...from('file', 0, path), ...frame }),
  functions('geopandas', 'read_file read_parquet', { ...from('file', 0, 'filename path'), ...frame }),
  functions('pandas', 'concat merge get_dummies pivot_table crosstab json_normalize melt DataFrame merge_asof', frame),
  functions('pandas', 'DataFrame.from_dict DataFrame.from_records', frame),
  functions('pandas', 'Series cut qcut to_numeric', series),
  functions('pandas', 'to_datetime date_range isna isnull notna unique set_option', pure),
  functions('pandas', 'ExcelWriter', to('file', 0, 'path')),
  methods(
    both,
    'to_csv to_excel to_parquet to_json to_feather to_hdf to_html to_stata to_orc to_xml',
    to('file', 0, 'path_or_buf path excel_writer fname'),
  ),
  methods(both, 'to_pickle', { ...to('file', 0, 'path'), saves: 'pickle' }),
  methods(both, 'to_sql', to('database', 0, 'name')),
  methods(both, 'to_gbq', to('database', 0, 'destination_table')),
  methods(
    both,
    `copy drop dropna fillna rename reset_index sort_values sort_index head tail query astype replace drop_duplicates reindex
     filter interpolate ffill bfill clip round abs where mask shift diff pct_change rank nlargest nsmallest sub add mul div
     apply map transform set_axis truncate between_time`,
    { returns: sameClass },
  ),
  methods(
    'pandas.DataFrame',
    'set_index merge join assign select_dtypes applymap pivot pivot_table melt stack unstack describe corr cov',
    frame,
  ),
  methods('pandas.Series', 'to_frame', frame),
  methods('pandas.Series', 'value_counts isin between map str', series),
  methods('pandas.DataFrame', 'mean median std var sum min max count nunique quantile mode idxmax idxmin skew', series),
  methods('pandas.DataFrame', 'pop', { ...changesReceiver, ...series }),
  methods('pandas.DataFrame', 'insert update', changesReceiver),
  methods('pandas.DataFrame', 'append', frame),
  methods('pandas.Series', 'append', series),
  methods(both, 'update', changesReceiver),
  methods(both, 'sample', { random: { generator: 'numpy', seed: 'random_state' }, returns: sameClass }),
  methods(both, 'groupby resample rolling expanding ewm', { returns: 'pandas.GroupBy' }),
  methods(both, 'to_numpy', { returns: 'numpy.ndarray' }),
  methods(both, 'to_dict', { returns: 'dict' }),
  methods(both, 'tolist to_list', { returns: 'list' }),
  methods(both, 'plot hist boxplot info isna isnull notna notnull any all equals items iterrows itertuples', pure),
  methods('pandas.GroupBy', 'sample', { random: { generator: 'numpy', seed: 'random_state' } }),
  methods('pandas.GroupBy', 'mean sum count size agg aggregate median std min max first last apply transform', frame),
  attributes(both, 'values', 'numpy.ndarray'),
  attributes('pandas.DataFrame', 'T', 'pandas.DataFrame'),
  attributes('pandas.DataFrame', 'columns index', 'pandas.Index'),
);
