import type { Call } from '#core/python/model.ts';

/** Where older versions of scikit-learn and libraries that follow it have what `sklearn.model_selection` has. */
const elsewhere =
  /^(?:sklearn\.(?:cross_validation|grid_search)|(?:dask_ml|cuml)\.model_selection)\.(?=(?:train_test_split|cross_val_\w+|GridSearchCV|RandomizedSearchCV)$)/;

/** The call under today's path. */
export const ofToday = (call: Call): Call =>
  elsewhere.test(call.path) ? { ...call, path: call.path.replace(elsewhere, 'sklearn.model_selection.') } : call;
