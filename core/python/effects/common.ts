import { type Effect, receiver, sameClass } from './effect.ts';
import { argument, changesReceiver, words } from './library.ts';

const named = (names: string, effect: Effect): [string, Effect][] => words(names).map((name) => [name, effect]);

/** Methods by name, whatever the receiver: only names that mean this on every common class. */
export const commonMethods: ReadonlyMap<string, Effect> = new Map([
  ...named(
    `append extend insert remove clear sort reverse pop popitem update setdefault add discard add_ mul_ load_state_dict
     backward step zero_grad seek truncate set_index_inplace set_axis_inplace register_buffer add_module load_weights
     build adapt add_argument set_description set_style writerow writerows put put_nowait`,
    changesReceiver,
  ),
  ...named('compile', changesReceiver),
  ...named('set_params', { ...changesReceiver, returns: receiver }),
  ...named('fit partial_fit', { ...changesReceiver, fits: 'here', returns: receiver }),
  ...named('fit_generator train_on_batch', { ...changesReceiver, fits: 'here' }),
  ...named('fit_transform', { ...changesReceiver, fits: 'here', transforms: true }),
  ...named('fit_predict', { ...changesReceiver, fits: 'here', predicts: true }),
  ...named('fit_resample fit_sample', { ...changesReceiver, fits: 'here', transforms: true }),
  ...named('transform inverse_transform', { transforms: true }),
  ...named('predict predict_proba decision_function predict_log_proba', { predicts: true }),
  ...named('score evaluate', { evaluates: true }),
  ...named('to_csv to_excel to_parquet to_json to_feather to_hdf to_html to_stata to_orc savefig', {
    writes: { kind: 'file', ...argument(0, 'path_or_buf path fname excel_writer file') },
  }),
  ...named('write_csv write_parquet write_ndjson', { writes: { kind: 'file', ...argument(0, 'file') } }),
  ...named('to_pickle', { writes: { kind: 'file', ...argument(0, 'path') }, saves: 'pickle' }),
  ...named('save_local', { writes: { kind: 'file', ...argument(0, 'folder_path') } }),
  ...named('to_sql', { writes: { kind: 'database', ...argument(0, 'name') } }),
  ...named('log_metric log_metrics', { logs: 'metric', outside: 'writes' }),
  ...named('save', { outside: 'writes' }),
  ...named('save_model save_pretrained', { saves: 'other', outside: 'writes' }),
  ...named('copy deepcopy clone', { returns: sameClass }),
  ...named(
    `drop dropna fillna rename reset_index set_index sort_values sort_index head tail query assign astype replace merge join
     drop_duplicates reindex filter select_dtypes apply applymap interpolate ffill bfill`,
    { returns: sameClass },
  ),
  ...named('sample', { returns: sameClass }),
  ...named('to cuda cpu', { returns: receiver }),
]);

/** On objects of these the common names change nothing: `"-".join(...)`. */
export const pureOwners: ReadonlySet<string> = new Set(['str', 'bytes', 'tuple', 'frozenset']);

/** What a decorator that hands requests to a function is called, of whatever app it is: `@app.post("/predict")`. */
export const routes: ReadonlySet<string> = new Set(words('route get post put api endpoint'));
