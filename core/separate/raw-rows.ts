import type { RawForm } from '#core/python/slice/raw-form.ts';
import type { Cut } from './taken.ts';

/** Rows a training script keeps of its data: for column types and for the tests. */
export const sampleRows = 20;

/** What the rows of a cut are when they are no table already, and the name they have. */
export interface Formed {
  readonly name: string;
  readonly form: RawForm;
  /** Expression of the columns' names in the training script; null where they have none of their own. */
  readonly columns: string | null;
  /** Names the expressions read. */
  readonly reads: readonly string[];
}

/** Null where rows come as the table that the notebook itself has. */
export function formed({ slice, raw }: Cut): Formed | null {
  if (slice === null || raw === null || raw.form === 'frame') return null;
  const columns = raw.names === null ? null : `${raw.names}.get("feature_names")`;
  const reads = raw.names === null ? [slice.raw.name] : [slice.raw.name, raw.names];
  return { name: slice.raw.name, form: raw.form, columns, reads };
}

/** Lines of `features` that make of a table's `rows` what the notebook has. */
export function againLines(name: string, form: RawForm): string[] {
  if (form === 'series') return [`${name} = rows[fitted["columns"][0]]`];
  return [
    `${name} = rows[fitted["columns"]]`,
    'if not fitted["table"]:',
    `    ${name} = ${name}.to_numpy(dtype=fitted["dtype"]).reshape((len(rows), *fitted["shape"]))${form === 'list' ? '.tolist()' : ''}`,
  ];
}

/** Lines of a training script that keep the first rows of `values` as a table, and how to make such values of one again. */
export function keepLines(
  values: string,
  columns: string | null,
  names: { readonly sample: string; readonly rows: string; readonly form: string },
  fitted: string,
): string {
  const given = columns === null ? '' : `, ${columns}`;
  return [
    `${names.sample} = ${names.rows}(${values}, ${sampleRows}${given})`,
    `${fitted}.update(${names.form}(${values}, ${names.sample}))`,
  ].join('\n');
}

/** The functions these lines call. */
export const keepHelpers = (names: {
  readonly rows: string;
  readonly form: string;
}): string => `def ${names.rows}(values, count, columns=None):
    """The first rows as a table; an array has a column for each number of a row, and texts have one."""
    if hasattr(values, "columns"):
        return values.head(count).copy()
    rows = values[:count]
    rows = rows.toarray() if hasattr(rows, "toarray") else np.asarray(rows)
    if rows.ndim == 1:
        label = getattr(values, "name", None) or ("text" if rows.dtype.kind in "OUS" else "value")
        return pd.DataFrame({str(label): rows})
    rows = rows.reshape(len(rows), -1)
    if columns is None:
        columns = [f"x{number}" for number in range(rows.shape[1])]
    return pd.DataFrame(rows, columns=columns)


def ${names.form}(values, sample):
    """How features() makes such values of a table again."""
    kind = getattr(values, "dtype", np.dtype(object))
    return {
        "columns": list(sample.columns),
        "table": hasattr(values, "columns"),
        "shape": np.shape(values)[1:],
        "dtype": "object" if kind.kind in "OUS" else str(kind),
    }`;
