import type { Step } from '#core/python/slice/trace.ts';
import { formed, keepHelpers, keepLines, sampleRows } from './raw-rows.ts';
import type { Line } from './stages.ts';
import type { Cut } from './taken.ts';
import { wordsIn } from './words.ts';

export interface SamplePoint {
  readonly step: Step;
  readonly after: boolean;
  readonly expression: string;
  readonly names: readonly string[];
}

/** Where a few rows are as they come in: the raw rows, or the model's own input. */
export function samplePoint(cut: Cut): SamplePoint {
  const { ask, slice, input } = cut;
  if (slice !== null) {
    const { name, step } = slice.raw;
    return { step, after: true, expression: name, names: formed(cut)?.reads ?? [name] };
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
  names: { sample: string; rows: string; form: string },
  fitted: string,
): SampleText {
  const gives = [names.sample];
  const own = formed(cut);
  if (cut.slice !== null && own === null) {
    const text = `${names.sample} = ${point.expression}.head(${sampleRows}).copy()`;
    return { line: { text, gives, uses: point.names, heading: null }, helper: null, imports: [] };
  }
  return {
    line: {
      text: keepLines(point.expression, own?.columns ?? null, names, fitted),
      gives,
      uses: [...point.names, fitted],
      heading: null,
    },
    helper: keepHelpers(names),
    imports: ['import numpy as np', 'import pandas as pd'],
  };
}
