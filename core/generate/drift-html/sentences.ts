import { counted, pValue, rate } from '#core/html/format.ts';
import type { DriftReport, DriftResult } from '#protocol/drift.ts';

export type State = 'collecting' | 'steady' | 'drifted';

/** The whole report in a line and what follows from it. */
export function headline(report: DriftReport): { state: State; text: string; next: string } {
  const { window, filling, falseAlarmRate } = report;
  if (!window)
    return {
      state: 'collecting',
      text: 'Not enough rows to tell yet',
      next: `${counted(filling.rows, 'row')} of ${filling.size} have come in. The first comparison is made when the window is full.`,
    };
  const drifted = window.results.filter((result) => result.drifted);
  if (drifted.length === 0)
    return {
      state: 'steady',
      text: 'No drift found',
      next: `Inputs and answers of the last ${counted(window.rows, 'row')} are compatible with the rows the model was trained on.`,
    };
  const outputs = drifted.filter(({ role }) => role === 'output').length;
  const inputs = drifted.length - outputs;
  const what = [outputs > 0 ? counted(outputs, 'output') : '', inputs > 0 ? counted(inputs, 'input') : ''].filter(
    Boolean,
  );
  return {
    state: 'drifted',
    text: `Drift in ${what.join(' and ')}`,
    next: `${listed([...drifted].sort(outputsFirst).map(({ name }) => name))} differ${drifted.length === 1 ? 's' : ''} from the rows the model was trained on by more than chance explains. With nothing changed this would be said in at most ${rate(falseAlarmRate)} of windows.`,
  };
}

/** One column's verdict as a short word and a sentence. */
export function verdict(result: DriftResult, alpha: number): { word: string; state: State; sentence: string } {
  const { test } = result;
  if (!test)
    return {
      word: 'cannot tell',
      state: 'collecting',
      sentence: 'Too few rows, or only one value, so there is nothing to test.',
    };
  const p = `adjusted p ${pValue(test.adjustedPValue).replace(/^(?=\d)/, '= ')}`;
  return result.drifted
    ? { word: 'drifted', state: 'drifted', sentence: `${p}, at or below ${alpha}` }
    : { word: 'no drift', state: 'steady', sentence: `${p}, above ${alpha}` };
}

/** Drifted ones first, then the surest, then the greatest change. */
export function inOrder(results: readonly DriftResult[]): DriftResult[] {
  const p = (result: DriftResult) => result.test?.adjustedPValue ?? 2;
  return [...results].sort((a, b) => p(a) - p(b) || b.psi - a.psi);
}

const outputsFirst = (a: DriftResult, b: DriftResult): number =>
  Number(b.role === 'output') - Number(a.role === 'output');

function listed(names: readonly string[]): string {
  if (names.length > 6) return `${names.slice(0, 5).join(', ')} and ${names.length - 5} more`;
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
