import { effectOf, methodOf } from '#core/python/effects/index.ts';

/** Libraries that draw for a person to look at. */
const drawing =
  /^<?(?:matplotlib|seaborn|plotly|bokeh|altair|IPython|ipywidgets|pydot|graphviz|missingno|wordcloud|folium|plotnine|mpl_toolkits|pandas_profiling|ydata_profiling|sweetviz|shap|yellowbrick|pandas\.plotting|statsmodels\.(?:api\.)?(?:graphics|qqplot)|keras\.utils\.(?:\w+\.)?plot_model|sklearn\.tree\.(?:plot_tree|export_graphviz|export_text)|xgboost\.plot_\w+|lightgbm\.plot_\w+|sklearn\.metrics\.\w+Display|sklearn\.inspection)\b/;

/** Methods that only show, or look, whatever the receiver is. */
const looking = new Set(
  `head tail info describe plot hist boxplot show summary summary2 value_counts isnull isna nunique unique corr cov count
   sum mean std var min max median quantile memory_usage items keys values shape get_params savefig set_title set_xlabel
   set_ylabel legend set_xticks set_yticks set_xlim set_ylim annotate scatter imshow tight_layout subplots_adjust
   from_estimator from_predictions get_feature_names_out to_markdown to_string to_html style background_gradient
   numpy item tolist detach cpu any all round format join split strip lower upper startswith endswith index argmax argmin
   diff nonzero flatten ravel reshape squeeze copy transform inverse_transform predict predict_proba decision_function score
   conf_int params bar barh line pie axhline axvline text parameters named_parameters state_dict size dim sample nlargest
   groupby crosstab pivot_table`.split(/\s+/),
);

/** Plain functions that only show or look. */
const shown =
  /^(?:print|display|display_html|pprint(?:\.pprint)?|len|type|list|dict|tuple|set|str|int|float|bool|abs|round|range|sorted|sum|min|max|zip|enumerate|id|dir|help|vars|repr|format|isinstance|hasattr|getattr|callable|any|all|map|filter|iter|reversed|tqdm(?:\.\w+)*|time\.(?:time|perf_counter|process_time)|datetime\.\w+(?:\.\w+)*|warnings\.\w+|gc\.collect|os\.(?:listdir|walk|getcwd|path\.\w+)|pandas\.(?:set_option|options|crosstab|unique|isnull|isna)|numpy\.(?:set_printoptions|unique|bincount|mean|std|var|min|max|sum|median|shape|sqrt|abs|round|array|argmax|argmin|linspace|arange|meshgrid|where|squeeze|concatenate|zeros|ones)|sklearn\.set_config|<?logging\b.*)$/;

/** Whether a call is there for a person to look at, and nothing else. */
export const isShow = (path: string): boolean =>
  drawing.test(path) || /^(?:print|display|display_html|pprint(?:\.pprint)?)$/.test(path) || isDisplaySetting(path);

const isDisplaySetting = (path: string): boolean =>
  /^(?:pandas\.(?:set_option|options)|numpy\.set_printoptions|sklearn\.set_config|torch\.set_printoptions)/.test(path);

/** Whether a call changes nothing that a later statement could see, as far as its name and the table of effects tell. */
export function changesNothing(path: string): boolean {
  if (drawing.test(path) || shown.test(path)) return true;
  const effect = effectOf(path);
  const method = methodOf(path);
  if (effect !== null)
    return (
      effect.mutatesReceiver === undefined &&
      effect.mutatesArguments === undefined &&
      effect.seeds === undefined &&
      effect.saves === undefined &&
      effect.loads === undefined &&
      (effect.fits === undefined || effect.evaluates === true)
    );
  if (method === null) return /^(?:sklearn|numpy|pandas|scipy|math|statistics|collections|itertools)\./.test(path);
  return looking.has(method.name) || /^(?:pandas|numpy|str|list|dict|tuple)\b/.test(method.owner);
}
