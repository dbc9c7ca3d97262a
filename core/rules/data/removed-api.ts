/** Something a library no longer has. */
export interface Removed {
  /** Path as the notebook calls, imports or reads it. */
  readonly path: RegExp;
  /** Only calls with this keyword argument, and this value if one is given. */
  readonly keyword?: string;
  readonly value?: RegExp;
  /** Only calls whose first argument, as it is written, is this. */
  readonly argument?: RegExp;
  /** Only calls with more arguments by place than so many; the names under which every version takes them, in order. */
  readonly places?: { readonly most: number; readonly names: readonly string[] };
  readonly distribution: string;
  /** First version without it. */
  readonly version: string;
  /** Last versions without it, where it came back with another meaning. */
  readonly until?: string;
  /** What to use now, in words. */
  readonly instead: string;
  /** Text that may stand for the whole name as it is written, without any other change. */
  readonly exact?: string;
  /** The last part of the path, or the keyword's name or value, under its new name. */
  readonly renamed?: string;
  /** The versions that still have the old keyword know the new one as well, and it means the same. */
  readonly same?: true;
  /** Another method of the same object, old and new, which does the same with this keyword. */
  readonly method?: string;
}

const sklearn = (version: string) => ({ distribution: 'scikit-learn', version });
const numpy = (version: string) => ({ distribution: 'numpy', version });
const pandas = (version: string) => ({ distribution: 'pandas', version });
const scipy = (version: string) => ({ distribution: 'scipy', version });
const tensorflow = (version: string) => ({ distribution: 'tensorflow', version });
const matplotlib = (version: string) => ({ distribution: 'matplotlib', version });
const seaborn = (version: string) => ({ distribution: 'seaborn', version });
const byName = (version: string, most: number, names: string) => ({
  ...seaborn(version),
  places: { most, names: names.split(' ') },
  instead: 'names for these arguments, such as `x=` and `y=`',
});

/**
 * Looked up one by one in the release notes: scikit-learn's "What's new", NumPy's and pandas' release notes, SciPy's, and
 * the migration guides of TensorFlow 2, gensim 4, openai 1 and statsmodels 0.13. Those of matplotlib and seaborn were tried
 * on 3.6 to 3.11 and on 0.11 to 0.13.
 */
export const removedApi: readonly Removed[] = [
  {
    path: /^(?:tensorflow\.)?keras\.optimizers\.(?:Adam|SGD|RMSprop|Adagrad|Adadelta|Adamax|Nadam)$/,
    keyword: 'lr',
    ...tensorflow('2.16'),
    instead: '`learning_rate`',
    renamed: 'learning_rate',
    same: true,
  },
  {
    path: /^pandas\.(?:set_option|get_option)$/,
    argument: /^["']precision["']$/,
    ...pandas('1.4'),
    instead: '`"display.precision"`',
    exact: '"display.precision"',
  },
  {
    path: /^sklearn\.linear_model\.RidgeCV$/,
    keyword: 'store_cv_values',
    ...sklearn('1.7'),
    instead: '`store_cv_results`',
    renamed: 'store_cv_results',
  },
  {
    path: /^matplotlib\.(?:pyplot\.)?style\.(?:use|context)$/,
    argument: /^["']seaborn(?:-(?!v0_8)[\w-]+)?["']$/,
    ...matplotlib('3.8'),
    instead: 'the same style under its new name, such as `seaborn-v0_8-whitegrid`, or `seaborn.set_theme()`',
  },
  {
    path: /^sklearn\.datasets\.load_boston$/,
    ...sklearn('1.2'),
    instead: 'another data set, such as `fetch_california_housing`; this one was taken out for ethical reasons',
  },
  { path: /^sklearn\.datasets\.fetch_mldata$/, ...sklearn('0.22'), instead: '`fetch_openml`' },
  {
    path: /^sklearn\.externals\.joblib\b/,
    ...sklearn('0.23'),
    instead: 'the package `joblib` itself',
    exact: 'import joblib',
  },
  { path: /^sklearn\.externals\.six\b/, ...sklearn('0.23'), instead: 'the package `six` itself' },
  {
    path: /^sklearn\.(?:cross_validation|grid_search)\.(?:train_test_split|cross_val_score|GridSearchCV)$/,
    ...sklearn('0.20'),
    instead: '`sklearn.model_selection`',
    renamed: 'sklearn.model_selection',
  },
  {
    path: /^sklearn\.datasets\.(?:samples_generator|base)\b/,
    ...sklearn('0.24'),
    instead: '`sklearn.datasets`',
    renamed: 'sklearn.datasets',
  },
  {
    path: /^sklearn\.(?:ensemble\.(?:forest|weight_boosting|gradient_boosting|bagging|voting)|tree\.tree|linear_model\.(?:base|logistic|ridge|stochastic_gradient|coordinate_descent)|neighbors\.(?:classification|regression|unsupervised)|svm\.classes|cluster\.(?:k_means_|dbscan_|hierarchical)|decomposition\.pca|metrics\.(?:classification|ranking|regression|scorer)|preprocessing\.(?:data|label)|naive_bayes\.base|neural_network\.multilayer_perceptron|manifold\.t_sne)\./,
    ...sklearn('0.24'),
    instead: 'the package above it, such as `sklearn.ensemble`',
  },
  { path: /^sklearn\.utils\.testing\b/, ...sklearn('0.24'), instead: '`sklearn.utils._testing` or pytest' },
  {
    path: /^sklearn\.(?:cross_validation|grid_search|learning_curve)\b/,
    ...sklearn('0.20'),
    instead: '`sklearn.model_selection`; the splitters take other arguments',
  },
  {
    path: /^sklearn\.preprocessing\.(?:Imputer|imputation)\b/,
    ...sklearn('0.22'),
    instead: '`sklearn.impute.SimpleImputer`',
  },
  {
    path: /^sklearn\.metrics\.plot_confusion_matrix$/,
    ...sklearn('1.2'),
    instead: '`ConfusionMatrixDisplay.from_estimator`',
  },
  { path: /^sklearn\.metrics\.plot_roc_curve$/, ...sklearn('1.2'), instead: '`RocCurveDisplay.from_estimator`' },
  {
    path: /^sklearn\.metrics\.plot_precision_recall_curve$/,
    ...sklearn('1.2'),
    instead: '`PrecisionRecallDisplay.from_estimator`',
  },
  {
    path: /^sklearn\.inspection\.plot_partial_dependence$/,
    ...sklearn('1.2'),
    instead: '`PartialDependenceDisplay.from_estimator`',
  },
  {
    path: /^sklearn\.linear_model\.(?:LinearRegression|Ridge|Lasso|ElasticNet|RidgeCV|LassoCV|ElasticNetCV|Lars|LassoLars|BayesianRidge)$/,
    keyword: 'normalize',
    ...sklearn('1.2'),
    instead: 'a `StandardScaler` before it in a pipeline',
  },
  {
    path: /^sklearn\.linear_model\.LogisticRegression(?:CV)?$/,
    keyword: 'multi_class',
    ...sklearn('1.8'),
    instead: '`OneVsRestClassifier` around it for one model a class; it is multinomial on its own',
  },
  {
    path: /^sklearn\.ensemble\.AdaBoostClassifier$/,
    keyword: 'algorithm',
    ...sklearn('1.8'),
    instead: 'it without the argument: SAMME is the only one left',
  },
  {
    path: /^sklearn\.manifold\.TSNE$/,
    keyword: 'n_iter',
    ...sklearn('1.7'),
    instead: '`max_iter`',
    renamed: 'max_iter',
  },
  {
    path: /^sklearn\.cluster\.(?:AgglomerativeClustering|FeatureAgglomeration)$/,
    keyword: 'affinity',
    ...sklearn('1.4'),
    instead: '`metric`',
    renamed: 'metric',
  },
  {
    path: /^sklearn\.impute\.SimpleImputer$/,
    keyword: 'verbose',
    ...sklearn('1.3'),
    instead: 'it without the argument',
  },
  {
    path: /^sklearn\.model_selection\.(?:Grid|Randomized)SearchCV$/,
    keyword: 'iid',
    ...sklearn('0.24'),
    instead: 'it without the argument',
  },
  {
    path: /^sklearn\.cluster\.KMeans$/,
    keyword: 'n_jobs',
    ...sklearn('1.0'),
    instead: 'it without the argument: it takes all cores on its own',
  },
  {
    path: /^sklearn\.linear_model\.(?:SGDClassifier|SGDRegressor|Perceptron|PassiveAggressiveClassifier|PassiveAggressiveRegressor)$/,
    keyword: 'n_iter',
    ...sklearn('0.21'),
    instead: '`max_iter`',
    renamed: 'max_iter',
  },
  {
    path: /^sklearn\.preprocessing\.OneHotEncoder$/,
    keyword: 'sparse',
    ...sklearn('1.4'),
    instead: '`sparse_output`',
    renamed: 'sparse_output',
  },
  {
    path: /^<sklearn\.(?:preprocessing|feature_extraction|decomposition|compose|pipeline)\..*>\.get_feature_names$/,
    ...sklearn('1.2'),
    instead: '`get_feature_names_out`',
    renamed: 'get_feature_names_out',
  },
  {
    path: /^sklearn\.ensemble\.(?:RandomForest|ExtraTrees)Classifier$/,
    keyword: 'max_features',
    value: /^['"]auto['"]$/,
    ...sklearn('1.3'),
    instead: '`"sqrt"`, which is the same',
    renamed: '"sqrt"',
  },
  {
    path: /^sklearn\.ensemble\.(?:RandomForest|ExtraTrees)Regressor$/,
    keyword: 'max_features',
    value: /^['"]auto['"]$/,
    ...sklearn('1.3'),
    instead: '`1.0`, which is the same',
    renamed: '1.0',
  },
  {
    path: /^sklearn\.linear_model\.SGDClassifier$/,
    keyword: 'loss',
    value: /^['"]log['"]$/,
    ...sklearn('1.3'),
    instead: '`"log_loss"`',
    renamed: '"log_loss"',
  },
  {
    path: /^sklearn\.ensemble\.GradientBoostingClassifier$/,
    keyword: 'loss',
    value: /^['"]deviance['"]$/,
    ...sklearn('1.3'),
    instead: '`"log_loss"`',
    renamed: '"log_loss"',
  },
  {
    path: /^sklearn\.(?:tree|ensemble)\..*Regressor$/,
    keyword: 'criterion',
    value: /^['"]mse['"]$/,
    ...sklearn('1.2'),
    instead: '`"squared_error"`',
    renamed: '"squared_error"',
  },
  {
    path: /^sklearn\.(?:tree|ensemble)\..*Regressor$/,
    keyword: 'criterion',
    value: /^['"]mae['"]$/,
    ...sklearn('1.2'),
    instead: '`"absolute_error"`',
    renamed: '"absolute_error"',
  },
  {
    path: /^sklearn\.ensemble\.(?:Bagging|AdaBoost)\w+$/,
    keyword: 'base_estimator',
    ...sklearn('1.4'),
    instead: '`estimator`',
    renamed: 'estimator',
  },
  {
    path: /^sklearn\.metrics\.mean_squared_(?:log_)?error$/,
    keyword: 'squared',
    ...sklearn('1.6'),
    instead: '`root_mean_squared_error`',
  },
  { path: /^numpy\.float$/, ...numpy('1.24'), instead: '`float`, which is the same', exact: 'float' },
  { path: /^numpy\.int$/, ...numpy('1.24'), instead: '`int`, which is the same', exact: 'int' },
  { path: /^numpy\.bool$/, ...numpy('1.24'), until: '1.26', instead: '`bool`, which is the same', exact: 'bool' },
  { path: /^numpy\.object$/, ...numpy('1.24'), instead: '`object`, which is the same', exact: 'object' },
  { path: /^numpy\.complex$/, ...numpy('1.24'), instead: '`complex`, which is the same', exact: 'complex' },
  { path: /^numpy\.(?:NaN|NAN)$/, ...numpy('2.0'), instead: '`nan`', renamed: 'nan' },
  { path: /^numpy\.(?:Inf|Infinity|infty|PINF)$/, ...numpy('2.0'), instead: '`inf`', renamed: 'inf' },
  { path: /^numpy\.float_$/, ...numpy('2.0'), instead: '`float64`', renamed: 'float64' },
  { path: /^numpy\.complex_$/, ...numpy('2.0'), instead: '`complex128`', renamed: 'complex128' },
  { path: /^numpy\.unicode_$/, ...numpy('2.0'), instead: '`str_`', renamed: 'str_' },
  { path: /^numpy\.string_$/, ...numpy('2.0'), instead: '`bytes_`', renamed: 'bytes_' },
  { path: /^numpy\.(?:alltrue)$/, ...numpy('2.0'), instead: '`all`', renamed: 'all' },
  { path: /^numpy\.(?:sometrue)$/, ...numpy('2.0'), instead: '`any`', renamed: 'any' },
  { path: /^numpy\.(?:product)$/, ...numpy('2.0'), instead: '`prod`', renamed: 'prod' },
  { path: /^numpy\.(?:cumproduct)$/, ...numpy('2.0'), instead: '`cumprod`', renamed: 'cumprod' },
  { path: /^<pandas\.DataFrame>\.append$/, ...pandas('2.0'), instead: '`pd.concat`' },
  { path: /^<pandas\.DataFrame>\.iteritems$/, ...pandas('2.0'), instead: '`items`', renamed: 'items' },
  { path: /^<pandas\.DataFrame>\.as_matrix$/, ...pandas('1.0'), instead: '`to_numpy`', renamed: 'to_numpy' },
  { path: /^<pandas\.DataFrame>\.(?:mad|lookup|get_value|set_value)$/, ...pandas('2.0'), instead: 'another method' },
  {
    path: /^pandas\.read_(?:csv|table)$/,
    keyword: 'error_bad_lines',
    ...pandas('2.0'),
    instead: '`on_bad_lines="skip"`',
  },
  {
    path: /^pandas\.read_(?:csv|table)$/,
    keyword: 'warn_bad_lines',
    ...pandas('2.0'),
    instead: '`on_bad_lines="warn"`',
  },
  {
    path: /^pandas\.read_(?:csv|excel|table)$/,
    keyword: 'squeeze',
    ...pandas('2.0'),
    instead: '`.squeeze("columns")` on the result',
  },
  {
    path: /^pandas\.(?:Panel|TimeGrouper|np|datetime|Float64Index|Int64Index|UInt64Index)\b/,
    ...pandas('2.0'),
    instead: 'what its release notes name',
  },
  {
    path: /^pandas\.(?:rolling_\w+|ewma|ewmstd|expanding_\w+)$/,
    ...pandas('0.23'),
    instead: 'the method `rolling`, `ewm` or `expanding`',
  },
  { path: /^pandas\.tools\.plotting\b/, ...pandas('0.25'), instead: '`pandas.plotting`', renamed: 'pandas.plotting' },
  {
    path: /^scipy\.misc\.(?:imread|imsave|imresize|imrotate|imshow|toimage|bytescale)$/,
    ...scipy('1.3'),
    instead: 'imageio or Pillow',
  },
  { path: /^scipy\.misc\.(?:face|ascent|electrocardiogram)$/, ...scipy('1.12'), instead: '`scipy.datasets`' },
  { path: /^scipy\.misc\.(?:comb|factorial|logsumexp)$/, ...scipy('1.3'), instead: '`scipy.special`' },
  {
    path: /^scipy\.(?:interp|linspace|mean|randn|rand|array|zeros|ones|sqrt|exp|log|pi|arange|dot|std|var|sum)$/,
    ...scipy('1.12'),
    instead: 'the function of numpy',
  },
  {
    path: /^scipy\.integrate\.(?:trapz|cumtrapz|simps)$/,
    ...scipy('1.14'),
    instead: '`trapezoid`, `cumulative_trapezoid` or `simpson`',
  },
  {
    path: /^scipy\.signal\.(?:hann|hamming|blackman|bartlett|gaussian|kaiser|boxcar|triang)$/,
    ...scipy('1.13'),
    instead: '`scipy.signal.windows`',
  },
  {
    path: /^matplotlib\.(?:finance|mlab\.griddata|mlab\.normpdf)\b/,
    ...matplotlib('3.1'),
    instead: 'mplfinance or scipy',
  },
  {
    path: /^matplotlib\.(?:(?:pyplot\.)?cm|pyplot)\.(?:un)?register_cmap$/,
    ...matplotlib('3.9'),
    instead: '`matplotlib.colormaps`',
  },
  {
    path: /^matplotlib\.(?:pyplot\.)?cm\.get_cmap$/,
    ...matplotlib('3.11'),
    instead: '`matplotlib.colormaps` or `plt.get_cmap`',
  },
  {
    path: /^matplotlib\.(?:pyplot\.)?cm\.spectral$/,
    ...matplotlib('2.2'),
    instead: '`nipy_spectral`',
    renamed: 'nipy_spectral',
  },
  {
    path: /^(?:matplotlib\.pyplot|<.*>)\.hist$/,
    keyword: 'normed',
    ...matplotlib('3.1'),
    instead: '`density`',
    renamed: 'density',
    same: true,
  },
  {
    path: /^(?:matplotlib\.pyplot|<.*>)\.boxplot$/,
    keyword: 'labels',
    ...matplotlib('3.11'),
    instead: '`tick_labels`',
    renamed: 'tick_labels',
  },
  {
    path: /^<.*>\.gca$/,
    keyword: 'projection',
    ...matplotlib('3.6'),
    instead: '`add_subplot`',
    method: 'add_subplot',
  },
  {
    path: /^matplotlib\.pyplot\.gca$/,
    keyword: 'projection',
    ...matplotlib('3.6'),
    instead: '`subplot`',
    method: 'subplot',
  },
  {
    path: /^(?:matplotlib\.pyplot|<.*>)\.grid$/,
    keyword: 'b',
    ...matplotlib('3.7'),
    instead: '`visible`',
    renamed: 'visible',
    same: true,
  },
  {
    path: /^matplotlib\.pyplot\.(?:axes|subplot|subplots)$/,
    keyword: 'axisbg',
    ...matplotlib('2.2'),
    instead: '`facecolor`',
    renamed: 'facecolor',
    same: true,
  },
  {
    path: /^(?:matplotlib\.pyplot|<.*>)\.annotate$/,
    keyword: 's',
    ...matplotlib('3.3'),
    instead: '`text`',
    renamed: 'text',
    same: true,
  },
  {
    path: /^matplotlib\.pyplot\.stem$/,
    keyword: 'use_line_collection',
    ...matplotlib('3.8'),
    instead: 'it without the argument',
  },
  { path: /^matplotlib\.pyplot\.plot_date$/, ...matplotlib('3.11'), instead: '`plot`' },
  { path: /^matplotlib\.pyplot\.hold$/, ...matplotlib('3.0'), instead: 'nothing: plots are added to what is there' },
  { path: /^matplotlib\.docstring\b/, ...matplotlib('3.8'), instead: 'docstrings of your own' },
  {
    path: /^seaborn\.(?:box|boxen|violin|swarm|strip|bar|point|cat|count)plot$/,
    ...byName('0.12', 1, 'x y hue data'),
  },
  { path: /^seaborn\.(?:reg|resid)plot$/, ...byName('0.12', 1, 'x y data') },
  { path: /^seaborn\.(?:lm|joint)plot$/, ...byName('0.12', 1, 'x y data') },
  { path: /^seaborn\.(?:scatter|line|rel)plot$/, ...byName('0.12', 1, 'x y hue') },
  { path: /^seaborn\.kdeplot$/, ...byName('0.12', 1, 'x y') },
  {
    path: /^seaborn\.(?:lmplot|FacetGrid|PairGrid|pairplot|catplot)$/,
    keyword: 'size',
    ...seaborn('0.12'),
    instead: '`height`',
    renamed: 'height',
    same: true,
  },
  { path: /^seaborn\.factorplot$/, ...seaborn('0.12'), instead: '`catplot`' },
  { path: /^seaborn\.tsplot$/, ...seaborn('0.10'), instead: '`lineplot`' },
  { path: /^seaborn\.apionly$/, ...seaborn('0.9'), instead: 'the package `seaborn` itself' },
  {
    path: /^tensorflow\.(?:placeholder|Session|InteractiveSession|global_variables_initializer|initialize_all_variables|get_variable|variable_scope|reset_default_graph|ConfigProto|set_random_seed|app\.run|contrib|examples\.tutorials|train\.(?:\w*Optimizer|Saver)|layers|random_normal|truncated_normal|random_uniform|logging|gfile|log|div|to_float|to_int32|matrix_inverse|assign)\b(?!\.experimental)/,
    ...tensorflow('2.0'),
    instead: '`tf.compat.v1`, or the ways of TensorFlow 2',
  },
  { path: /^(?:tensorflow\.)?keras\.wrappers\.scikit_learn\b/, ...tensorflow('2.13'), instead: 'the package scikeras' },
  { path: /^<(?:tensorflow\.)?keras\..*>\.predict_classes$/, ...tensorflow('2.6'), instead: '`predict` and `argmax`' },
  {
    path: /^statsmodels\.tsa\.(?:arima_model\.(?:ARIMA|ARMA)|api\.ARMA)$/,
    distribution: 'statsmodels',
    version: '0.13',
    instead: '`statsmodels.tsa.arima.model.ARIMA`',
  },
  {
    path: /^gensim\.models\.(?:Word2Vec|FastText|word2vec\.Word2Vec)$/,
    keyword: 'size',
    distribution: 'gensim',
    version: '4.0',
    instead: '`vector_size`',
    renamed: 'vector_size',
  },
  {
    path: /^gensim\.models\.(?:Word2Vec|FastText|word2vec\.Word2Vec)$/,
    keyword: 'iter',
    distribution: 'gensim',
    version: '4.0',
    instead: '`epochs`',
    renamed: 'epochs',
  },
  { path: /^gensim\.summarization\b/, distribution: 'gensim', version: '4.0', instead: 'another package' },
  {
    path: /^openai\.(?:ChatCompletion|Completion|Embedding|Image|Audio)\.(?:a?create|transcribe)$/,
    distribution: 'openai',
    version: '1.0',
    instead: '`OpenAI().chat.completions.create` and its like',
  },
  {
    path: /^lightgbm\.(?:train|cv)$/,
    keyword: 'early_stopping_rounds',
    distribution: 'lightgbm',
    version: '4.0',
    instead: 'the callback `lightgbm.early_stopping`',
  },
  {
    path: /^lightgbm\.(?:train|cv)$/,
    keyword: 'verbose_eval',
    distribution: 'lightgbm',
    version: '4.0',
    instead: 'the callback `lightgbm.log_evaluation`',
  },
  { path: /^datasets\.load_metric$/, distribution: 'datasets', version: '3.0', instead: '`evaluate.load`' },
  {
    path: /^torchtext\.(?:legacy|data\.(?:Field|BucketIterator|TabularDataset))\b/,
    distribution: 'torchtext',
    version: '0.12',
    instead: 'the data pipes of torch',
  },
  {
    path: /^collections\.(?:Mapping|MutableMapping|Sequence|Iterable|Callable|Set|Hashable)$/,
    distribution: 'python',
    version: '3.10',
    instead: '`collections.abc`',
  },
  {
    path: /^time\.clock$/,
    distribution: 'python',
    version: '3.8',
    instead: '`time.perf_counter`',
    renamed: 'perf_counter',
  },
  { path: /^inspect\.getargspec$/, distribution: 'python', version: '3.11', instead: '`inspect.getfullargspec`' },
];
