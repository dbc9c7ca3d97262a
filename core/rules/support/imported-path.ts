import type { Import } from '#core/python/model.ts';

/** The full path of a dotted name, as the notebook's imports bind its first part: `pd.DataFrame` is `pandas.DataFrame`. */
export function importedPath(imports: readonly Import[], name: string): string {
  const [first = '', ...rest] = name.split('.');
  const found = imports.find(({ binding }) => binding === first);
  // `import a.b` binds `a`.
  if (found === undefined || found.path.split('.')[0] === first) return name;
  return [found.path, ...rest].join('.');
}
