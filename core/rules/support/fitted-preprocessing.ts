import type { Call, Statement } from '#core/python/model.ts';
import type { SyntaxNode } from '#core/python/syntax.ts';

/** Learn nothing from the rows, or only the names of classes. */
const harmless =
  /\.(?:LabelEncoder|LabelBinarizer|MultiLabelBinarizer|OrdinalEncoder|OneHotEncoder|Normalizer|FunctionTransformer|Binarizer|PolynomialFeatures|HashingVectorizer|FeatureHasher)>/;

const learning = /\.(?:fit|fit_transform|fit_resample|partial_fit)$/;

/** A call that fits a transformer which learns from the rows: a scaler, an imputer, a vectoriser, a resampler. */
export const learnsFromRows = ({ path }: Call): boolean =>
  learning.test(path) &&
  !harmless.test(path) &&
  /^<(?:sklearn\.(?:preprocessing|impute|decomposition|feature_extraction|feature_selection|compose|random_projection|kernel_approximation)|category_encoders|feature_engine|imblearn\.(?:over_sampling|under_sampling|combine))\b/.test(
    path,
  );

const statistics = new Set(['mean', 'median', 'mode', 'std', 'var', 'min', 'max', 'quantile', 'sem', 'skew']);

/**
 * The call in a statement that takes a statistic over rows and puts it into the same data: `df[c].fillna(df[c].mean())`,
 * `(df - df.mean()) / df.std()`. Null for comparisons (labels, filters), statistics along a row, and aggregates that only
 * describe.
 */
export function statisticIntoRows(statement: Statement, names: ReadonlySet<string>): Call | null {
  const changed = [...statement.mutates, ...statement.defines];
  for (const call of statement.calls) {
    const method = /\.(\w+)$/.exec(call.path)?.[1] ?? '';
    const { receiver } = call;
    if (!statistics.has(method) || receiver === null || !names.has(receiver)) continue;
    if (!changed.includes(receiver) && statement.mutates.length === 0 && !fills(statement)) continue;
    if (call.arguments.some(isAlongRow) || !isUsedInRows(statement.syntax, call)) continue;
    return call;
  }
  return null;
}

const fills = (statement: Statement): boolean => statement.calls.some(({ path }) => path.endsWith('.fillna'));

const isAlongRow = ({ keyword, literal, text }: Call['arguments'][number]): boolean =>
  (keyword === 'axis' || keyword === null) && (literal === 1 || /^['"]columns['"]$/.test(text));

/** In arithmetic with the rows, or in what `fillna` puts into them; in a comparison it selects or labels, which is another matter. */
function isUsedInRows(root: SyntaxNode, call: Call): boolean {
  const path: SyntaxNode[] = [];
  const find = (node: SyntaxNode): boolean => {
    if (
      node === call.syntax ||
      (node.start === call.syntax.start && node.end === call.syntax.end && node.type === 'call')
    )
      return true;
    for (const part of node.parts) {
      path.push(node);
      if (find(part)) return true;
      path.pop();
    }
    return false;
  };
  if (!find(root)) return false;
  const types = path.map(({ type }) => type);
  if (types.includes('comparison_operator')) return false;
  return path.some((node) => node.type === 'binary_operator' || isFillNa(node));
}

const isFillNa = (node: SyntaxNode): boolean =>
  node.type === 'call' && node.child('function')?.child('attribute')?.text === 'fillna';
