/** Frameworks by top module, as `Facts.frameworks` names them. */
export const frameworks: ReadonlySet<string> = new Set([
  'sklearn',
  'torch',
  'tensorflow',
  'keras',
  'xgboost',
  'lightgbm',
  'catboost',
  'statsmodels',
  'transformers',
  'jax',
  'flax',
  'fastai',
  'pytorch_lightning',
  'lightning',
  'imblearn',
  'prophet',
  'pyspark',
  'spacy',
  'sentence_transformers',
]);

/** Modules of scikit-learn and its like whose classes transform and do not predict. */
export const transformerModules =
  /^(?:sklearn\.(?:preprocessing|impute|decomposition|feature_extraction|feature_selection|compose|random_projection|kernel_approximation|manifold)|category_encoders|feature_engine|imblearn\.(?:over_sampling|under_sampling|combine)|umap)\b/;

/** Modules whose classes are models. */
export const modelModules =
  /^(?:sklearn\.(?:linear_model|svm|tree|ensemble|neighbors|naive_bayes|neural_network|discriminant_analysis|gaussian_process|cluster|mixture|isotonic|kernel_ridge|multiclass|multioutput|calibration|dummy|cross_decomposition|semi_supervised|model_selection|covariance|outlier_detection)|imblearn\.ensemble|xgboost|lightgbm|catboost|statsmodels|prophet|keras|tensorflow\.keras|Booster)\b/;

/** Classes in those modules that are neither estimator nor model. */
export const notEstimators =
  /(?:Split|Fold|LeaveOneOut|LeavePOut|ParameterGrid|ParameterSampler|DMatrix|Dataset|Pool|Warning|Error|Callback|EarlyStopping|Display)$|\.layers\.|\.callbacks\.|\.optimizers\.|\.losses\.|\.metrics\.|\.datasets\.|\.utils\./;

export const estimatorClass = (path: string): boolean =>
  /\.[A-Z]\w*$/.test(path) &&
  !notEstimators.test(path) &&
  (transformerModules.test(path) || modelModules.test(path) || /^(?:sklearn|imblearn)\.pipeline\./.test(path));

/** Functions that read data; group 1 of nothing, the first argument says where from. */
export const readers =
  /^(?:pandas\.read_\w+|polars\.(?:read|scan)_\w+|numpy\.(?:loadtxt|genfromtxt|load|fromfile)|sklearn\.datasets\.(?:load|fetch)_\w+|seaborn\.load_dataset|statsmodels\..*\.(?:load|load_pandas|get_rdataset)|(?:tensorflow\.)?keras\.datasets\.\w+\.load_data|datasets\.load_dataset|torchvision\.datasets\.\w+|scipy\.io\.(?:loadmat|arff\.loadarff)|requests\.get|urllib\.request\.(?:urlopen|urlretrieve)|geopandas\.read_file|cv2\.imread|PIL\.Image\.open|json\.load|vega_datasets\.data\.\w+|openml\.datasets\.get_dataset)$/;

/** Readers whose name, not an argument, says what is read. */
export const packagedData =
  /^(?:sklearn\.datasets\.load_\w+|(?:tensorflow\.)?keras\.datasets\.\w+\.load_data|statsmodels\..*\.(?:load|load_pandas)|vega_datasets\.data\.\w+)$/;

export const writerMethods = new Set([
  'to_csv',
  'to_excel',
  'to_parquet',
  'to_json',
  'to_sql',
  'to_pickle',
  'to_feather',
  'to_hdf',
  'to_html',
  'savefig',
]);

export const trackers: readonly (readonly [RegExp, 'mlflow' | 'wandb' | 'tensorboard' | 'other'])[] = [
  [/^mlflow\./, 'mlflow'],
  [/^wandb\./, 'wandb'],
  [/SummaryWriter$|\.TensorBoard$/, 'tensorboard'],
  [/^(?:comet_ml|neptune|clearml|aim|sacred|dvclive)\./, 'other'],
];

export const artifactWriters: readonly (readonly [
  RegExp,
  'pickle' | 'joblib' | 'onnx' | 'torch' | 'keras' | 'other',
])[] = [
  [/^(?:pickle|cloudpickle|dill)\.dumps?$|\.to_pickle$/, 'pickle'],
  [/^joblib\.dump$|^sklearn\.externals\.joblib\.dump$/, 'joblib'],
  [/^onnx\.save(?:_model)?$|^torch\.onnx\.export$|^skl2onnx\.(?:to_onnx|convert_sklearn)$/, 'onnx'],
  [/^torch\.(?:save|jit\.save)$/, 'torch'],
  [/^<(?:tensorflow\.)?keras\..*>\.save(?:_weights)?$|^(?:tensorflow\.)?keras\.models\.save_model$/, 'keras'],
  [
    /^<.*(?:xgboost|lightgbm|catboost|Booster).*>\.save_model$|^skops\.io\.dump$|^<\?>\.(?:save_model|save_pretrained)$/,
    'other',
  ],
  [/^mlflow\.\w+\.(?:log_model|save_model)$/, 'other'],
];

export const seedCalls =
  /^(?:random\.seed|numpy\.random\.seed|torch\.(?:cuda\.)?manual_seed(?:_all)?|tensorflow\.(?:random\.set_seed|set_random_seed)|(?:tensorflow\.)?keras\.utils\.set_random_seed|(?:pytorch_lightning|lightning)\..*seed_everything|pytorch_lightning\.seed_everything|transformers\.set_seed)$/;

/** Random by themselves unless given a seed: `random_state=` and its like, or the library's own seed set before. */
export const randomFunctions =
  /^(?:random\.(?!seed|getstate|setstate|Random|SystemRandom)\w+|numpy\.random\.(?!seed|get_state|set_state|Generator)\w+|torch\.(?:rand|randn|randint|randperm|bernoulli|multinomial|normal)(?:_like)?|tensorflow\.random\.(?!set_seed)\w+|(?:sklearn\.(?:model_selection|cross_validation)|(?:dask_ml|cuml)\.model_selection)\.train_test_split|torch\.utils\.data\.random_split|sklearn\.utils\.(?:shuffle|resample)|sklearn\.datasets\.make_\w+)$/;

/** Estimators that draw random numbers in `fit` with their defaults. */
export const randomEstimators =
  /^(?:sklearn|imblearn|umap|cuml|snapml)\b.*\.(?:RandomForest\w+|ExtraTree\w*|GradientBoosting\w+|HistGradientBoosting\w+|DecisionTree\w+|MLP\w+|SGD\w+|KMeans|MiniBatchKMeans|Bagging\w+|AdaBoost\w+|IsolationForest|GaussianMixture|TSNE|UMAP|RandomizedSearchCV|ShuffleSplit|StratifiedShuffleSplit|PassiveAggressive\w+|Perceptron|SMOTE|RandomOverSampler|RandomUnderSampler|TruncatedSVD|FastICA|NMF|LatentDirichletAllocation)$/;

export const servingTools: readonly (readonly [RegExp, string])[] = [
  [/^flask\.Flask$/, 'flask'],
  [/^fastapi\.(?:FastAPI|APIRouter)$/, 'fastapi'],
  [/^gradio\.(?:Interface|Blocks|ChatInterface)$/, 'gradio'],
  [/^streamlit\./, 'streamlit'],
  [/^(?:bentoml|litserve|uvicorn|ray\.serve)\./, 'other'],
  [/^http\.server\.HTTPServer$/, 'http.server'],
  [/^dash\.Dash$/, 'dash'],
];
