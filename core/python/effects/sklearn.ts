import type { EstimatorKind } from './effect.ts';
import {
  argument,
  attributes,
  family,
  from,
  functions,
  library,
  live,
  type Part,
  packaged,
  pure,
  restores,
  to,
  words,
} from './library.ts';

const seeded = { random: { generator: 'numpy', seed: 'random_state' } } as const;

/** Estimators that draw random numbers in `fit` with their defaults. */
const random =
  '(?:RandomForest\\w+|ExtraTree\\w*|RandomTreesEmbedding|GradientBoosting\\w+|HistGradientBoosting\\w+|DecisionTree\\w+|MLP\\w+|SGD\\w+|KMeans|MiniBatch\\w+|BisectingKMeans|Bagging\\w+|AdaBoost\\w+|IsolationForest|GaussianMixture|BayesianGaussianMixture|TSNE|RandomizedSearchCV|ShuffleSplit|StratifiedShuffleSplit|GroupShuffleSplit|PassiveAggressive\\w+|Perceptron|SMOTE\\w*|ADASYN|BorderlineSMOTE|RandomOverSampler|RandomUnderSampler|TruncatedSVD|FastICA|NMF|LatentDirichletAllocation|BernoulliRBM|GaussianRandomProjection|SparseRandomProjection|RBFSampler|Nystroem|RANSACRegressor|RANSAC|EasyEnsemble\\w*|BalancedRandomForest\\w*|BalancedBagging\\w*|RUSBoost\\w*)';

/** Classes in those modules that are neither estimator nor model. */
const others =
  '(?!\\w*(?:Split|Fold|LeaveOneOut|LeavePOut|LeaveOneGroupOut|LeavePGroupsOut|ParameterGrid|ParameterSampler|Warning|Error|Display|Kernel|RBF|Tree|Mixin)$)';

const inModules = (library: string, modules: string, kind: EstimatorKind): Part[] => {
  const where = `^${library}\\.(?:${words(modules).join('|')})(?:\\.\\w+)*\\.`;
  return [
    family(new RegExp(`${where}${random}$`), { estimator: kind, ...seeded }),
    family(new RegExp(`${where}${others}[A-Z]\\w*$`), { estimator: kind }),
  ];
};

const transformers =
  'preprocessing impute decomposition feature_extraction feature_selection compose random_projection kernel_approximation manifold';
const models = `linear_model svm tree ensemble neighbors naive_bayes neural_network discriminant_analysis gaussian_process cluster
  mixture isotonic kernel_ridge multiclass multioutput calibration dummy cross_decomposition semi_supervised covariance
  outlier_detection lda qda hmm`;

/** scikit-learn, under its old module names, too, and what follows its interface. */
export const sklearn = library(
  'sklearn imblearn dask_ml snapml category_encoders feature_engine umap hdbscan skopt sklearn_pandas sklearnex cuml hmmlearn pygam ngboost interpret',
  family(/^sklearn\.datasets\.(?:\w+\.)?load_svmlight_files?$/, from('file', 0, 'f files')),
  family(/^sklearn\.datasets\.load_files$/, from('file', 0, 'container_path')),
  family(/^sklearn\.datasets\.(?:\w+\.)?load_\w+$/, { ...packaged, returns: 'sklearn.utils.Bunch' }),
  functions('sklearn.datasets', 'fetch_openml', {
    ...live(0, 'name data_id', {
      advice: 'Give it a `version` or a `data_id`.',
      by: argument(null, 'version data_id'),
    }),
    returns: 'sklearn.utils.Bunch',
  }),
  family(/^sklearn\.datasets\.fetch_\w+$/, { ...from('web', 0, 'data_id name'), returns: 'sklearn.utils.Bunch' }),
  family(/^sklearn\.datasets\.(?:\w+\.)?make_\w+$/, seeded),
  functions('sklearn.datasets', 'dump_svmlight_file', to('file', 2, 'f')),
  attributes('sklearn.utils.Bunch', 'frame', 'pandas.DataFrame'),
  attributes('sklearn.utils.Bunch', 'data', '?'),
  family(/^(?:sklearn\.(?:model_selection|cross_validation)|(?:dask_ml|cuml)\.model_selection)\.train_test_split$/, {
    ...seeded,
    splits: true,
  }),
  family(
    /^sklearn\.(?:model_selection|cross_validation)\.(?:cross_val\w*|learning_curve|validation_curve|permutation_test_score)$/,
    {
      evaluates: true,
      fits: 'here',
    },
  ),
  family(
    /^sklearn\.(?:model_selection|cross_validation|grid_search)\.(?:Randomized\w*Search\w*|HalvingRandomSearchCV)$/,
    {
      estimator: 'search',
      ...seeded,
    },
  ),
  family(/^sklearn\.(?:model_selection|cross_validation|grid_search)\.\w*Search\w*$|^skopt\.\w*SearchCV$/, {
    estimator: 'search',
  }),
  family(/^sklearn\.(?:model_selection|cross_validation)\.\w*ShuffleSplit$/, seeded),
  family(/^sklearn\.(?:model_selection|cross_validation)\.\w*Fold$/, {
    random: { generator: 'numpy', when: 'shuffle', seed: 'random_state' },
  }),
  family(/^<sklearn\.model_selection\.\w*(?:Fold|Split|Out)>\.split$/, { splits: true }),
  family(/^sklearn\.metrics\.(?:make_scorer|get_scorer|\w+Display|pairwise\w*|SCORERS|DistanceMetric)\b/, pure),
  family(/^sklearn\.metrics\.(?:\w+\.)?[a-z]\w*$/, { evaluates: true }),
  family(/^sklearn\.pipeline\.(?:Pipeline|FeatureUnion)$|^imblearn\.pipeline\.Pipeline$/, { estimator: 'pipeline' }),
  functions('sklearn.pipeline', 'make_pipeline', { estimator: 'pipeline', returns: 'sklearn.pipeline.Pipeline' }),
  functions('sklearn.pipeline', 'make_union', { estimator: 'pipeline', returns: 'sklearn.pipeline.FeatureUnion' }),
  functions('imblearn.pipeline', 'make_pipeline', { estimator: 'pipeline', returns: 'imblearn.pipeline.Pipeline' }),
  functions('sklearn.compose', 'make_column_transformer', {
    estimator: 'transformer',
    returns: 'sklearn.compose.ColumnTransformer',
  }),
  functions('sklearn.compose', 'make_column_selector', pure),
  functions('sklearn.compose', 'TransformedTargetRegressor', { estimator: 'model' }),
  functions('sklearn.utils', 'shuffle resample', seeded),
  functions('sklearn.base', 'clone', { returns: { argument: 0 } }),
  functions('sklearn.preprocessing', 'scale minmax_scale robust_scale normalize binarize', {
    returns: { argument: 0 },
  }),
  functions('sklearn.externals.joblib', 'dump', { ...to('file', 1, 'filename'), saves: 'joblib' }),
  functions('sklearn.externals.joblib', 'load', { ...restores('joblib', 0, 'filename'), returns: '?' }),
  ...inModules('sklearn', transformers, 'transformer'),
  ...inModules('sklearn', models, 'model'),
  ...inModules('imblearn', 'over_sampling under_sampling combine', 'transformer'),
  ...inModules('imblearn', 'ensemble', 'model'),
  family(new RegExp(`^snapml\\.${random}$`), { estimator: 'model', ...seeded }),
  ...inModules('(?:cuml|sklearnex)', `${models} ${transformers}`, 'model'),
  family(/^umap\.(?:\w+\.)?UMAP$/, { estimator: 'transformer', ...seeded }),
  family(
    /^hdbscan\.HDBSCAN$|^hmmlearn\.hmm\.[A-Z]\w*$|^pygam\.\w*GAM$|^ngboost\.NGB\w+$|^interpret\.glassbox\.[A-Z]\w+$/,
    {
      estimator: 'model',
    },
  ),
  family(/^(?:category_encoders|feature_engine)\.(?:\w+\.)*[A-Z]\w*$|^sklearn_pandas\.DataFrameMapper$/, {
    estimator: 'transformer',
  }),
  {
    families: [
      [
        /^<(?:sklearn|imblearn|cuml|umap)\.[\w.]+>\.fit_transform$/,
        { mutatesReceiver: true, fits: 'here', transforms: true },
      ],
      [/^<sklearn\.neighbors\.\w+>\.(?:kneighbors|kneighbors_graph)$/, { predicts: true }],
    ],
  },
);
