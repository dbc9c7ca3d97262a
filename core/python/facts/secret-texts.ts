import { Positions } from '#core/notebook/positions.ts';
import { secretsIn } from '#core/secrets/search.ts';
import type { Range } from '#protocol/finding.ts';
import { isPlausible, secretName } from './secret-names.ts';

export interface TextSecret {
  readonly range: Range;
  readonly kind: string;
  /** Known by the name before its `=` alone: what that means depends on the language. */
  readonly isNamed: boolean;
}

/** `export TOKEN=...` and `%env TOKEN=...`; `--password=...` of a command, too. */
const assignment = /(?<![\w.])(?:--)?([A-Za-z_][\w-]*)=(["']?)([^\s"'`;&|]+)\2/g;
/** `%env TOKEN ...`. */
const environment = /^[ \t]*%(?:set_)?env[ \t]+([A-Za-z_]\w*)[ \t]+(\S+)/gm;
/** `aws configure set aws_secret_access_key ...`, and an option with its value apart: `--token ...`. */
const option = /(?:\bconfigure\s+set\s+|(?<=\s)--)([A-Za-z_][\w-]*)[ \t]+(["']?)([^\s"'`;&|-][^\s"'`;&|]*)\2/g;
/** `wandb login ...`. */
const login = /\bwandb\s+login\s+(?:--\S+\s+)*(?<key>[0-9a-f]{40})\b/g;

/** Texts stay the same from one analysis to the next, and there are not many more than a window's notebooks have cells. */
const kept = new Map<string, readonly TextSecret[]>();
const mostKept = 2_000;

/** Secrets in a cell's text as it stands, whatever language it is in. */
export function secretTexts(text: string): readonly TextSecret[] {
  const known = kept.get(text);
  if (known !== undefined) return known;
  const found = search(text);
  if (kept.size >= mostKept) kept.clear();
  kept.set(text, found);
  return found;
}

function search(text: string): TextSecret[] {
  const positions = new Positions(text);
  const found: TextSecret[] = [];
  const add = (start: number, value: string, kind: string, isNamed: boolean): void => {
    const range = positions.range(start, start + value.length);
    if (!found.some((other) => isWithin(range, other.range))) found.push({ range, kind, isNamed });
  };
  for (const { kind, at, value } of secretsIn(text)) add(at, value, kind, false);
  for (const match of text.matchAll(login)) {
    const key = match.groups?.['key'] ?? '';
    add(match.index + match[0].lastIndexOf(key), key, 'Weights & Biases key', false);
  }
  for (const match of [assignment, environment, option].flatMap((pattern) => [...text.matchAll(pattern)])) {
    const name = match[1] ?? '';
    const value = match.at(-1) ?? '';
    if (!secretName.test(name) || !isPlausible(value, name) || /[()[\]{}]/.test(value)) continue;
    add(match.index + match[0].lastIndexOf(value), value, `value of ${name}`, true);
  }
  return found;
}

/** Whether one range lies in another. */
export const isWithin = (inner: Range, outer: Range): boolean =>
  isNotAfter(outer.start, inner.start) && isNotAfter(inner.end, outer.end);

const isNotAfter = (a: Range['start'], b: Range['start']): boolean =>
  a.line < b.line || (a.line === b.line && a.character <= b.character);
