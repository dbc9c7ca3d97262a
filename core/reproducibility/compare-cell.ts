import type { CellError, CellReport, Verdict } from '#protocol/reproducibility.ts';
import { compareText, type TextComparison, type TextOptions } from './compare-text.ts';
import { isSameEstimator } from './estimators.ts';
import { quote } from './quote.ts';
import type { Shown } from './shown.ts';

/** A code cell before and after the run. */
export interface CellPair {
  readonly cell: number;
  readonly stored: Shown;
  /** Whether the notebook was saved after it ran: it has an execution count or an output. */
  readonly ranBefore: boolean;
  readonly now: Shown;
  readonly seconds: number;
  /** Characters of outputs that were too many to be kept. */
  readonly dropped: number;
  /** It may raise, and the run goes on. */
  readonly mayFail: boolean;
  /** Magics and shell lines that were left out. */
  readonly leftOut: readonly string[];
}

/** Holds what a cell shows now against what it was saved with. */
export function compareCell(pair: CellPair, options: TextOptions): CellReport {
  const { cell, stored, now, seconds } = pair;
  const figures = { stored: stored.figures, now: now.figures };
  const report = (verdict: Verdict, sentence: string, more: Partial<CellReport> = {}): CellReport => ({
    ...{ cell, verdict, sentence, seconds, difference: null, worst: null, notes: [], figures, error: null },
    ...more,
  });
  const error = now.error === null ? null : errorOf(now.error);
  if (error !== null && stored.error?.name !== error.name && (pair.ranBefore || !pair.mayFail))
    return report('failed', `It raised ${error.name}: ${firstLine(error.value)}`, { error });
  if (error === null && stored.error !== null)
    return report('differs', `It raised ${stored.error.name} when it was saved, and does not now.`);
  if (!pair.ranBefore)
    return report('new', 'It has no stored output to compare with.', { error, notes: notesOf(pair, []) });

  const parts = textsOf(stored, now, options);
  const notes = notesOf(pair, parts);
  const worst = parts
    .map((part) => part.worst)
    .reduce((a, b) => ((b?.relative ?? -1) > (a?.relative ?? -1) ? b : a), null);
  const more = { notes, worst, error };
  const different = parts.find((part) => part.verdict === 'differs');
  const [first] = pair.leftOut;
  if (first !== undefined && (different !== undefined || figures.stored !== figures.now))
    return report('incomparable', `\`${first}\` was left out of the run, so what it shows is not all there.`, more);
  if (figures.stored !== figures.now)
    return report('differs', `It was saved with ${counted(figures.stored)} and shows ${counted(figures.now)}.`, {
      ...more,
      difference: different?.difference ?? null,
    });
  if (different !== undefined)
    return report('differs', inWords(different.difference), {
      ...more,
      difference: different.difference,
    });
  if (parts.some((part) => part.verdict === 'close'))
    return report(
      'close',
      `Its numbers agree within tolerance; the worst differs by ${(worst?.relative ?? 0).toExponential(1)}.`,
      more,
    );
  if (stored.outputs > 0 && isBare(stored, notes))
    return report('incomparable', 'All it shows is of a kind that is not compared.', more);
  return report('same', stored.outputs === 0 ? 'It shows nothing, as before.' : 'It shows the same.', more);
}

function inWords(difference: CellReport['difference']): string {
  const { stored = null, now = null } = difference ?? {};
  if (stored === null) return `It shows more than it was saved with: \`${quoted(now)}\`.`;
  if (now === null) return `It shows less than it was saved with: \`${quoted(stored)}\` is missing.`;
  return `It shows \`${quoted(now)}\` and was saved with \`${quoted(stored)}\`.`;
}

const quoted = (line: string | null): string => {
  const text = (line ?? '').replaceAll('`', "'");
  return text.length > 50 ? `${text.slice(0, 50)}…` : text;
};

function textsOf(stored: Shown, now: Shown, options: TextOptions): TextComparison[] {
  const either = (a: string, b: string): TextComparison =>
    a !== b && isSameEstimator(a, b) ? settings : compareText(a, b, options);
  const parts = [either(stored.stdout, now.stdout)];
  const most = Math.max(stored.values.length, now.values.length);
  for (let at = 0; at < most; at += 1) {
    const [a = '', b = ''] = [stored.values[at], now.values[at]];
    parts.push(either(a, b));
  }
  if (stored.error !== null && now.error !== null)
    parts.push(
      compareText(`${stored.error.name}: ${stored.error.value}`, `${now.error.name}: ${now.error.value}`, options),
    );
  return parts;
}

const settings: TextComparison = {
  verdict: 'same',
  difference: null,
  worst: null,
  notes: new Set(['an estimator’s settings, which libraries write in full or only where they were changed']),
};

function notesOf({ stored, now, dropped, leftOut }: CellPair, parts: readonly TextComparison[]): string[] {
  const what = new Set(parts.flatMap((part) => [...part.notes]));
  if (stored.stderr || now.stderr) what.add('warnings and logs on standard error');
  return [
    ...(what.size === 0 ? [] : [`Not compared: ${[...what].sort().join(', ')}.`]),
    ...(stored.pages === now.pages ? [] : [`Pages and widgets: ${stored.pages} before, ${now.pages} now.`]),
    ...(dropped === 0 ? [] : [`It shows ${dropped} characters more than are kept of a cell.`]),
    ...leftOut.map((text) => `\`${text}\` was left out.`),
  ];
}

/** Nothing that could be compared was there: no figure, no page, and no text once the rest was taken out. */
function isBare(stored: Shown, notes: readonly string[]): boolean {
  const shows = stored.figures + stored.pages + stored.values.length > 0 || stored.error !== null;
  return !shows && notes.length > 0 && stored.stdout.split('\n').every((line) => line.trim() === '' || isTiming(line));
}

const isTiming = (line: string): boolean => /^(?:CPU times|Wall time):|\bper loop\b|\d+%\|/.test(line);

const counted = (figures: number): string => (figures === 1 ? '1 figure' : `${figures === 0 ? 'no' : figures} figures`);

const errorOf = ({ name, value, traceback }: NonNullable<Shown['error']>): CellError => ({
  name,
  value: value.split('\n').map(line).join('\n'),
  traceback: traceback.map(line),
});

const line = (text: string): string => quote(text, 1000);

function firstLine(text: string): string {
  return quote(text.split('\n').find((each) => each.trim() !== '') ?? '', 300);
}
