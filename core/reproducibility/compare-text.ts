import type { CellReport } from '#protocol/reproducibility.ts';
import { normalise } from './normalise.ts';
import { compareNumbers } from './numbers.ts';
import { quote } from './quote.ts';
import { type Token, tokensOf } from './tokens.ts';

export interface TextOptions {
  /** Relative tolerance of numbers. */
  readonly tolerance: number;
  /** Days, as `2026-11-28`, on which the new run may have been: a date of those is the date of now. */
  readonly days: readonly string[];
}

export interface TextComparison {
  readonly verdict: 'same' | 'close' | 'differs';
  readonly difference: CellReport['difference'];
  readonly worst: CellReport['worst'];
  /** What was not compared, in words that follow "Not compared: ". */
  readonly notes: ReadonlySet<string>;
}

/** Characters of a text that are compared; the rest of a longer one is not looked at. */
const most = 200_000;
/** Characters of a line that is shown. */
const perLine = 200;

/** Compares what was stored with what is shown now, token by token; white space and line breaks count for nothing. */
export function compareText(stored: string, now: string, { tolerance, days }: TextOptions): TextComparison {
  const before = normalise(stored.slice(0, most));
  const after = normalise(now.slice(0, most));
  const notes = new Set([...before.notes, ...after.notes]);
  const isCut = stored.length > most || now.length > most;
  if (isCut) notes.add(`what comes after ${most.toLocaleString('en')} characters`);
  if (before.text === after.text) return { verdict: 'same', difference: null, worst: null, notes };
  const [old, fresh] = [tokensOf(before.text), tokensOf(after.text)];
  const lines = { stored: before.text.split('\n'), now: after.text.split('\n') };
  const length = isCut ? Math.min(old.length, fresh.length) : Math.max(old.length, fresh.length);
  let worst: CellReport['worst'] = null;
  let difference: CellReport['difference'] = null;
  let wasNow = false;
  for (let at = 0; at < length; at += 1) {
    const [a, b] = [old[at], fresh[at]];
    if (a !== undefined && b !== undefined) {
      if (a.text === b.text) continue;
      if (a.kind === 'date' && b.kind === 'date' && days.includes(b.text.slice(0, 10))) {
        notes.add('dates of now');
        wasNow = true;
        continue;
      }
      if (wasNow && a.kind === 'clock' && b.kind === 'clock') continue;
      if (a.kind === 'number' && b.kind === 'number') {
        const { equal, relative } = compareNumbers(a.text, b.text, tolerance);
        if (worst === null || relative > worst.relative)
          worst = { relative, stored: a.text, now: b.text, line: a.line + 1 };
        if (!equal) difference ??= differenceAt(a, b, lines);
        continue;
      }
    }
    difference ??= differenceAt(a, b, lines);
    // Beyond other words numbers stand at other places and say nothing of each other.
    break;
  }
  const verdict = difference !== null ? 'differs' : worst === null ? 'same' : 'close';
  return { verdict, difference, worst, notes };
}

function differenceAt(
  a: Token | undefined,
  b: Token | undefined,
  { stored, now }: { readonly stored: readonly string[]; readonly now: readonly string[] },
): NonNullable<CellReport['difference']> {
  return {
    line: (a?.line ?? Math.max(0, stored.length - 1)) + 1,
    stored: a === undefined ? null : shortened(stored[a.line] ?? ''),
    now: b === undefined ? null : shortened(now[b.line] ?? ''),
  };
}

const shortened = (line: string): string => quote(line.trim().replace(/\s{3,}/g, '  '), perLine);
