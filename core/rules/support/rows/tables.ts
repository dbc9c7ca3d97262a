/** Transformers that learn nothing from the rows, or only the names of categories. */
export const harmless =
  /\.(?:LabelEncoder|LabelBinarizer|MultiLabelBinarizer|BinaryEncoder|BaseNEncoder|HashingEncoder|BackwardDifferenceEncoder|HelmertEncoder|SumEncoder|PolynomialEncoder|OrdinalEncoder|OneHotEncoder|Normalizer|FunctionTransformer|Binarizer|PolynomialFeatures|HashingVectorizer|FeatureHasher|DictVectorizer|TransformedTargetRegressor|VarianceThreshold)$/;

const transforming =
  /^(?:sklearn\.(?:preprocessing|impute|decomposition|feature_extraction|feature_selection|random_projection|kernel_approximation|cross_decomposition)|category_encoders|feature_engine)\b/;

/** Of Keras, where nearly all that has `fit` is a model. */
const kerasTransformer =
  /^(?:tensorflow\.|tf_)?keras\..*\.(?:Tokenizer|TextVectorization|Normalization|Discretization)$/;

/** Of Spark, where most of what prepares columns learns nothing. */
const sparkTransformer =
  /^pyspark\.ml\.feature\.(?:\w+Scaler|IDF|CountVectorizer|PCA|Imputer|QuantileDiscretizer|ChiSqSelector|UnivariateFeatureSelector|Word2Vec)$/;

/** A transformer that takes a statistic, a scale, a vocabulary or a choice from the rows it is fitted on. */
export const learnsFromRows = (path: string): boolean =>
  (transforming.test(path) && !harmless.test(path)) || kerasTransformer.test(path) || sparkTransformer.test(path);

/** Classes that change rows and predict nothing. */
export const isTransformer = (path: string): boolean =>
  transforming.test(path) ||
  kerasTransformer.test(path) ||
  /^pyspark\.ml\.feature\./.test(path) ||
  /^sklearn\.compose\.|^imblearn\.(?:over|under)_sampling|^umap\b|^sklearn\.manifold\b/.test(path);

export const isSelector = (path: string): boolean => /^sklearn\.feature_selection\./.test(path);

/** Makes new rows out of old ones, or repeats them. */
export const oversampler = /^imblearn\.(?:over_sampling|combine)\./;

/** Classes of libraries whose objects are fitted. */
export const fittable =
  /^(?:sklearn|imblearn|xgboost|lightgbm|catboost|keras|tensorflow|tf_keras|statsmodels|category_encoders|feature_engine|umap|prophet|ngboost|interpret|mlxtend|hmmlearn|skorch|tpot|autosklearn|pycaret|pyspark\.ml(?!\.evaluation))\.(?:.*\.)?[A-Z]\w*$|^torch\.nn\.Sequential$|^torchvision\.models\.(?:\w+\.)*[a-z]\w*$|^timm\.create_model$/;

export const isSearch = (path: string): boolean =>
  /\.(?:GridSearchCV|RandomizedSearchCV|HalvingGridSearchCV|HalvingRandomSearchCV|BayesSearchCV|OptunaSearchCV)$/.test(
    path,
  );

/** Fitting these gives back a history, not the model. */
export const isKeras = (path: string): boolean => /^(?:tensorflow|keras|tf_keras)\./.test(path);

/** Statistics taken over rows. */
export const statistics = new Set([
  'mean',
  'median',
  'mode',
  'std',
  'var',
  'min',
  'max',
  'quantile',
  'sem',
  'skew',
  'nanmean',
  'nanmedian',
  'nanstd',
  'nanmin',
  'nanmax',
  'percentile',
  'ptp',
  'amin',
  'amax',
]);

/** Methods whose result has the same rows with the same values. */
export const keepsRows = new Set(
  `copy reset_index astype to_numpy reshape ravel flatten squeeze round infer_objects convert_dtypes toarray todense tocsr
   compute persist to tolist to_list to_frame sort_index transpose view numpy cpu detach float double long int cuda
   to_pandas collect dropna drop_duplicates unsqueeze contiguous rename_axis sort_values swapaxes sparse_reset alias cast over name`
    .trim()
    .split(/\s+/),
);

/** Functions whose result is their first argument in another form. */
export const wrapsRows =
  /^(?:pandas\.(?:DataFrame|Series)|numpy\.(?:array|asarray|ascontiguousarray|asanyarray|expand_dims|reshape|squeeze|ravel|atleast_2d|matrix|float32|float64|int32|int64|nan_to_num)|torch\.(?:tensor|as_tensor|from_numpy|Tensor|FloatTensor|LongTensor|DoubleTensor)|tensorflow\.(?:convert_to_tensor|constant|cast|expand_dims)|jax\.numpy\.(?:array|asarray)|xgboost\.(?:DMatrix|QuantileDMatrix)|lightgbm\.Dataset|catboost\.Pool|scipy\.sparse\.\w+_(?:matrix|array)|statsmodels\..*add_constant|list|tuple|set)$/;

export const concatenates =
  /^(?:pandas\.concat|numpy\.(?:concatenate|vstack|append|row_stack)|torch\.(?:cat|vstack)|tensorflow\.concat|scipy\.sparse\.vstack)$/;
/** Columns of the same rows side by side. */
export const sideBySide = /^(?:numpy\.(?:hstack|column_stack|stack|dstack)|scipy\.sparse\.hstack)$/;

/** Reads a table: every call is data of its own. */
export const readsRows =
  /^(?:pandas\.read_\w+|polars\.(?:read|scan)_\w+|numpy\.(?:loadtxt|genfromtxt|load|fromfile)|seaborn\.load_dataset|geopandas\.read_file)$/;

export const makesPair = /^sklearn\.datasets\.(?:make_\w+|load_svmlight_file)$/;
export const readsBunch = /^sklearn\.datasets\.(?:load|fetch)_\w+$/;

/** Metrics of scikit-learn and its like whose arguments are the truth and the answers. */
export const isMetric = (path: string): boolean =>
  /^(?:sklearn\.metrics|tensorflow\.keras\.losses|keras\.losses)\.(?!make_scorer|get_scorer|pairwise|silhouette|calinski|davies|ConfusionMatrixDisplay|auc$)[a-z]\w*$/.test(
    path,
  );
/** Curves over thresholds. */
export const isCurve = (path: string): boolean =>
  /^sklearn\.metrics\.(?:roc_curve|precision_recall_curve|det_curve)$/.test(path);

/** How many classes there are, or how long the longest is, gives the rows a width and not a value. */
export const widens = /(?:^|\.)(?:to_categorical|one_hot|pad_sequences)$/;
export const crossValidates =
  /^sklearn\.model_selection\.(?:cross_val\w*|learning_curve|validation_curve|permutation_test_score)$/;
export const splitter =
  /^sklearn\.model_selection\.(?:\w*Fold|\w*Split|LeaveOneOut|LeavePOut|LeaveOneGroupOut|LeavePGroupsOut)$/;

/** Methods that look back or ahead over the rows' order. */
export const shifts = new Set(['shift', 'diff', 'pct_change']);
export const windows = new Set(['rolling', 'ewm', 'expanding']);
export const dateColumn = /^(?:date|datetime|timestamp|date_?time|time_?stamp|ds|Date Time)$/i;

/** Tell a fit to stop, or to keep the best, by what it watches. */
export const stopping = /\b(?:EarlyStopping|ModelCheckpoint|ReduceLROnPlateau|early_stopping)\b/;
