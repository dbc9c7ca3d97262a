import { changesReceiver, family, functions, library, methods, packaged, restores, to } from './library.ts';

const booster = { fits: 'here', estimator: 'model' } as const;

/** XGBoost, LightGBM and CatBoost: their scikit-learn classes and their own `train`. */
export const boosting = library(
  'xgboost lightgbm catboost',
  functions('xgboost', 'train', { ...booster, returns: 'xgboost.Booster' }),
  functions('lightgbm', 'train', { ...booster, returns: 'lightgbm.Booster' }),
  functions('catboost', 'train', { ...booster, returns: 'catboost.CatBoost' }),
  family(/^(?:xgboost|lightgbm|catboost)\.cv$/, { evaluates: true, fits: 'here' }),
  functions('xgboost', 'Booster', { estimator: 'model' }),
  functions('lightgbm', 'Booster', { estimator: 'model' }),
  family(/^(?:xgboost|lightgbm)\.(?:\w+\.)?(?:XGB|LGBM|DaskXGB|DaskLGBM)\w+$/, { estimator: 'model' }),
  family(/^xgboost\.spark\.\w+$/, { estimator: 'model' }),
  family(/^catboost\.CatBoost\w*$/, { estimator: 'model' }),
  functions('catboost.datasets', 'amazon titanic adult epsilon higgs msrank imdb', packaged),
  family(/^<(?:xgboost|lightgbm|catboost)\.\w+>\.(?:save_model|dump_model)$/, {
    ...to('file', 0, 'fname filename'),
    saves: 'other',
  }),
  family(/^<(?:xgboost|lightgbm|catboost)\.\w+>\.load_model$/, {
    ...changesReceiver,
    ...restores('other', 0, 'fname'),
  }),
  methods('xgboost.Booster lightgbm.Booster', 'update', { ...changesReceiver, fits: 'here' }),
  methods('xgboost.Booster', 'eval', { evaluates: true }),
);
