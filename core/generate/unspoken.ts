import { parseRequirement } from '#core/environment/index.ts';
import type { Analysis, Call } from '#core/python/model.ts';

interface Need {
  /** Of a call's dotted path. */
  readonly path: RegExp;
  readonly when?: (call: Call, analysis: Analysis) => boolean;
  readonly needs: readonly string[];
}

const literal = (call: Call, keyword: string): unknown =>
  call.arguments.find((argument) => argument.keyword === keyword)?.literal;
const imported =
  (wanted: string) =>
  (_: Call, { imports }: Analysis): boolean =>
    imports.some(({ module }) => module === wanted);
const usesPandas = imported('pandas');
const isOldExcel = ({ arguments: [first] }: Call): boolean =>
  typeof first?.literal === 'string' && /\.xls$/i.test(first.literal);

/** What libraries import only when a call asks for it, so that no cell and no metadata of theirs says so. */
const needs: readonly Need[] = [
  { path: /^sklearn\.datasets\./, when: (call) => literal(call, 'as_frame') === true, needs: ['pandas'] },
  { path: /^sklearn\.datasets\.fetch_openml$/, when: (call) => literal(call, 'as_frame') !== false, needs: ['pandas'] },
  { path: /\.set_output$/, when: (call) => literal(call, 'transform') === 'pandas', needs: ['pandas'] },
  { path: /^pandas\.(?:read_excel|ExcelFile)$/, when: isOldExcel, needs: ['xlrd'] },
  { path: /^pandas\.(?:read_excel|ExcelFile)$/, when: (call) => !isOldExcel(call), needs: ['openpyxl'] },
  { path: /^pandas\.ExcelWriter$|\.to_excel$/, when: usesPandas, needs: ['openpyxl'] },
  { path: /^pandas\.(?:read_html|read_xml)$/, needs: ['lxml'] },
  { path: /^pandas\.read_html$/, needs: ['html5lib', 'beautifulsoup4'] },
  {
    path: /^pandas\.read_(?:parquet|feather|orc)$|\.to_(?:parquet|feather|orc)$/,
    when: usesPandas,
    needs: ['pyarrow'],
  },
  { path: /^pandas\.(?:read_hdf|HDFStore)$|\.to_hdf$/, when: usesPandas, needs: ['tables'] },
  { path: /\.to_markdown$/, when: usesPandas, needs: ['tabulate'] },
  { path: /\.(?:plot|plot\.\w+|hist|boxplot)$|^pandas\.plotting\./, when: usesPandas, needs: ['matplotlib'] },
  { path: /\.background_gradient$/, when: usesPandas, needs: ['matplotlib'] },
  { path: /\.style\.\w+$/, when: usesPandas, needs: ['jinja2'] },
  { path: /\.(?:plot_\w+|qqplot|influence_plot)$/, when: imported('statsmodels'), needs: ['matplotlib'] },
  {
    path: /^statsmodels\..*\b(?:graphics|qqplot|plot_\w+)\b|^sklearn\..*(?:Display\b|\.plot_\w+$)/,
    needs: ['matplotlib'],
  },
  { path: /^(?:xgboost|lightgbm)\.plot_\w+$/, needs: ['matplotlib'] },
  { path: /^(?:xgboost|lightgbm)\.(?:plot_tree|to_graphviz|create_tree_digraph)$/, needs: ['graphviz'] },
  { path: /^(?:xgboost\.XGB|lightgbm\.LGBM)\w+$/, needs: ['scikit-learn'] },
  { path: /^plotly\.express\./, needs: ['numpy', 'pandas'] },
  { path: /^tqdm\.notebook\./, needs: ['ipywidgets'] },
];

/** Keras runs on one of these, and asks for none. */
const backends = /^(?:(?:intel-)?tensorflow(?:-\w+)?|tf-nightly|torch|jax)$/;

/** Distributions that the notebook's calls need and nothing names, besides those that are required already. */
export function unspokenRequirements(analysis: Analysis, required: readonly string[]): string[] {
  const known = new Set(
    required.flatMap((line) => {
      const parsed = parseRequirement(line);
      return parsed.ok ? [parsed.value.normalized] : [];
    }),
  );
  const found = new Set<string>();
  for (const call of analysis.statements.flatMap((statement) => statement.calls))
    for (const { path, when, needs: names } of needs)
      if (path.test(call.path) && (when === undefined || when(call, analysis)))
        for (const name of names) if (!known.has(name)) found.add(name);
  if (known.has('keras') && ![...known].some((name) => backends.test(name))) found.add('tensorflow');
  return [...found];
}
