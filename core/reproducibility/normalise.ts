import { removals, timesInDicts } from './removals.ts';

/** A text without what differs in every run, and what was taken out of it. */
export interface Normalised {
  /** Line for line as it was. */
  readonly text: string;
  readonly notes: ReadonlySet<string>;
}

/** Characters that are looked at together: a pattern may take the square of it, and a line may be a whole table. */
const perPiece = 300;

/** Takes out what no two runs have in common. Bounded by the length of the text, whatever stands in it. */
export function normalise(text: string): Normalised {
  const notes = new Set<string>();
  const clean = (piece: string): string => {
    let made = piece;
    for (const { what, pattern, by } of removals) {
      const next = made.replace(pattern, by);
      if (next !== made && what !== null) notes.add(what);
      made = next;
    }
    return made;
  };
  const untimed = text.replace(timesInDicts, '$1<time>');
  if (untimed !== text) notes.add('timings');
  const lines = untimed
    .replaceAll('\r\n', '\n')
    .split('\n')
    .map((line) => sortedSets(pieces(overwritten(line)).map(clean).join('')));
  return { text: lines.join('\n'), notes };
}

const controls = new RegExp(`${String.fromCharCode(27)}\\[[0-9;?]{0,20}[A-Za-z]`, 'g');
const backspaces = new RegExp(`${String.fromCharCode(8)}+`, 'g');

/** What a terminal would show of a line: after a carriage return, or steps back, it begins anew. */
function overwritten(line: string): string {
  const parts = line.replace(controls, '').replace(backspaces, '\r').split('\r');
  return parts.findLast((part) => part.trim() !== '') ?? '';
}

function pieces(line: string): string[] {
  if (line.length <= perPiece) return [line];
  const found: string[] = [];
  for (let at = 0; at < line.length; at += perPiece) found.push(line.slice(at, at + perPiece));
  return found;
}

/** The order in which Python writes a set of strings changes from process to process. */
const sortedSets = (line: string): string =>
  line.replace(/\{'[^{}:\n]*\}/g, (set) => {
    const elements = set.match(/'[^']*'/g) ?? [];
    const isSet = set.slice(1, -1).replace(/\s/g, '') === elements.join(',').replace(/\s/g, '');
    return isSet ? `{${elements.toSorted().join(', ')}}` : set;
  });
