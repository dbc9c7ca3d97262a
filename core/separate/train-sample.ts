import type { Step } from '#core/python/slice/trace.ts';
import type { Cut } from './cut.ts';
import type { Line } from './stages.ts';
import { wordsIn } from './words.ts';

const sampleRows = 20;

export interface SamplePoint {
  readonly step: Step;
  readonly after: boolean;
  readonly expression: string;
  readonly names: readonly string[];
}

/** Where a few rows are as they come in: the raw frame, or the model's own input. */
export function samplePoint({ ask, slice, input }: Cut): SamplePoint {
  if (slice !== null) {
    return { step: slice.raw.step, after: true, expression: slice.raw.name, names: [slice.raw.name] };
  }
  const { step, node } = input;
  const inside = !/^(?:expression_statement|delete_statement)$/.test(step.statement.syntax.type);
  const names = wordsIn(node.text);
  return { step, after: inside || ask.after, expression: node.text, names };
}

export interface SampleText {
  readonly line: Omit<Line, 'role'>;
  readonly helper: string | null;
  readonly imports: readonly string[];
}

/** Keeps a few rows as the service will get them: for column types and for the tests. */
export function sampleLines(
  cut: Cut,
  point: SamplePoint,
  names: { sample: string; rows: string },
  fitted: string,
): SampleText {
  const gives = [names.sample];
  if (cut.slice !== null) {
    const text = `${names.sample} = ${point.expression}.head(${sampleRows}).copy()`;
    return {
      line: { text, gives, uses: point.names, heading: null },
      helper: null,
      imports: [],
    };
  }
  const text = [
    `${names.sample} = ${names.rows}(${point.expression}, ${sampleRows})`,
    `${fitted}["columns"] = list(${names.sample}.columns)`,
    `${fitted}["table"] = hasattr(${point.expression}, "columns")`,
    `${fitted}["shape"] = np.shape(${point.expression})[1:]`,
    `${fitted}["dtype"] = str(getattr(${point.expression}, "dtype", "object"))`,
  ].join('\n');
  const helper = `def ${names.rows}(values, count):
    """The first rows of the model's own input as a table; an array has a column for each number of a row."""
    if hasattr(values, "columns"):
        return values.head(count).copy()
    rows = values[:count]
    rows = rows.toarray() if hasattr(rows, "toarray") else np.asarray(rows)
    rows = rows.reshape(len(rows), -1)
    return pd.DataFrame(rows, columns=[f"x{number}" for number in range(rows.shape[1])])`;
  return {
    line: { text, gives, uses: [...point.names, fitted], heading: null },
    helper,
    imports: ['import numpy as np', 'import pandas as pd'],
  };
}
