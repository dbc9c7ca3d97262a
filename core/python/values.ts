import type { SyntaxNode } from './syntax.ts';

/** What is known of a name's value without running anything. */
export interface Value {
  /** `import`: a module or something imported from one; `instance`: an object of the class; `local`: defined in the notebook. */
  readonly kind: 'import' | 'instance' | 'local';
  /** Dotted path of the module, object or class. */
  readonly path: string;
}

export const sameValue = (a: Value | null, b: Value | null): boolean =>
  a === b || (a !== null && b !== null && a.kind === b.kind && a.path === b.path);

export type Lookup = (name: string) => Value | null;

/** Functions whose result is of a class worth knowing. */
const results: readonly (readonly [RegExp, string])[] = [
  [/^pandas\.read_html$/, 'list'],
  [
    /^pandas\.(?:read_\w+|concat|merge|get_dummies|pivot_table|crosstab|DataFrame\.from_\w+|json_normalize)$/,
    'pandas.DataFrame',
  ],
  [/^sklearn\.pipeline\.make_pipeline$/, 'sklearn.pipeline.Pipeline'],
  [/^imblearn\.pipeline\.make_pipeline$/, 'imblearn.pipeline.Pipeline'],
  [/^sklearn\.pipeline\.make_union$/, 'sklearn.pipeline.FeatureUnion'],
  [/^sklearn\.compose\.make_column_transformer$/, 'sklearn.compose.ColumnTransformer'],
  [/^sklearn\.datasets\.(?:load|fetch)_\w+$/, 'sklearn.utils.Bunch'],
  [/^(?:xgboost|lightgbm)\.train$/, 'Booster'],
  [/^joblib\.load$|^pickle\.load$/, '?'],
  [/^numpy\.(?:array|zeros|ones|arange|linspace|loadtxt|genfromtxt|concatenate|vstack|hstack|load)$/, 'numpy.ndarray'],
  [/^flask\.Flask$/, 'flask.Flask'],
];

/** Methods that give back an object of the receiver's own class, or the receiver. */
const sameClass = new Set([
  'fit',
  'set_params',
  'partial_fit',
  'copy',
  'drop',
  'dropna',
  'fillna',
  'rename',
  'reset_index',
  'set_index',
  'sort_values',
  'sort_index',
  'head',
  'tail',
  'sample',
  'query',
  'assign',
  'astype',
  'replace',
  'merge',
  'join',
  'drop_duplicates',
  'to',
  'cuda',
  'cpu',
  'clone',
  'reindex',
  'filter',
  'select_dtypes',
  'apply',
  'applymap',
  'interpolate',
  'ffill',
  'bfill',
]);

/** The value an expression has, as far as imports, classes and the tables above tell. */
export function knownValue(node: SyntaxNode, lookup: Lookup): Value | null {
  const [first] = node.parts;
  switch (node.type) {
    case 'identifier':
      return lookup(node.text);
    case 'parenthesized_expression':
    case 'await':
      return first === undefined ? null : knownValue(first, lookup);
    case 'conditional_expression':
      return first === undefined ? null : knownValue(first, lookup);
    case 'attribute':
      return attributeOf(node, lookup);
    case 'call':
      return resultOf(node, lookup);
    case 'list':
      return { kind: 'instance', path: 'list' };
    case 'dictionary':
      return { kind: 'instance', path: 'dict' };
    case 'string':
      return { kind: 'instance', path: 'str' };
    default:
      return null;
  }
}

function attributeOf(node: SyntaxNode, lookup: Lookup): Value | null {
  const object = node.child('object');
  const name = node.child('attribute')?.text;
  if (object === null || name === undefined) return null;
  const value = knownValue(object, lookup);
  if (value?.kind === 'import') return { kind: 'import', path: `${value.path}.${name}` };
  if (value?.path === 'sklearn.utils.Bunch' && (name === 'frame' || name === 'data')) {
    return { kind: 'instance', path: name === 'frame' ? 'pandas.DataFrame' : '?' };
  }
  return null;
}

/** Path of what is called, as `Call.path` gives it. */
export function calleePath(callee: SyntaxNode, lookup: Lookup): string {
  if (callee.type === 'identifier') return lookup(callee.text)?.path ?? callee.text;
  if (callee.type !== 'attribute') return '<?>';
  const object = callee.child('object');
  const name = callee.child('attribute')?.text ?? '?';
  const value = object === null ? null : knownValue(object, lookup);
  if (value?.kind === 'import') return `${value.path}.${name}`;
  if (value?.kind === 'local') return `${value.path}.${name}`;
  return `<${value?.path ?? '?'}>.${name}`;
}

function resultOf(node: SyntaxNode, lookup: Lookup): Value | null {
  const callee = node.child('function');
  if (callee === null) return null;
  const path = calleePath(callee, lookup);
  const method = /^<(.+)>\.(\w+)$/.exec(path);
  if (method !== null) {
    const [, owner = '?', name = ''] = method;
    return owner !== '?' && sameClass.has(name) ? { kind: 'instance', path: owner } : null;
  }
  const known = results.find(([pattern]) => pattern.test(path));
  if (known !== undefined) return { kind: 'instance', path: known[1] };
  const last = path.split('.').at(-1) ?? '';
  const value = callee.type === 'identifier' ? lookup(callee.text) : knownValue(callee, lookup);
  if (value === null || !/^[A-Z]/.test(last)) return null;
  return { kind: 'instance', path };
}
