import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  type Node,
  parseDocument,
  type YAMLMap,
} from 'yaml';
import type { Range } from '#protocol/finding.ts';
import { createLines, type Lines } from '../text/lines.ts';

/** One YAML text with the places of everything in it. */
export interface YamlDocument {
  readonly lines: Lines;
  readonly root: Node | null;
  readonly problems: readonly { readonly range: Range; readonly message: string }[];
  /** Plain value, aliases and merges resolved; undefined when it cannot be had (see `problems`). */
  readonly value: unknown;
}

export interface Entry {
  readonly key: string;
  readonly keyRange: Range;
  /** Null for an empty value. */
  readonly value: Node | null;
}

/** Deepest nesting of brackets that is read: the parser recurses, and no manifest needs as many. */
const deepest = 100;

/** Reads any text; never throws. */
export function parseYaml(text: string): YamlDocument {
  const lines = createLines(text);
  const refused = (message: string, start = 0, end = start): YamlDocument => ({
    lines,
    root: null,
    problems: [{ range: lines.range(start, end), message }],
    value: undefined,
  });
  const nested = tooDeep(text);
  if (nested !== null) return refused(`Nested deeper than ${deepest} levels, so not read.`, nested, nested + 1);
  let document: Document.Parsed;
  try {
    document = parseDocument(text, { prettyErrors: false, merge: true, logLevel: 'silent' });
  } catch (error) {
    return refused(`This YAML could not be read: ${error instanceof Error ? error.message : String(error)}`);
  }
  const problems = document.errors.map(({ pos: [start, end], message }) => ({
    range: lines.range(start, Math.max(end, start)),
    message: message.replace(/\.?$/, '.'),
  }));
  let value: unknown;
  if (problems.length === 0)
    try {
      value = document.toJS();
    } catch (error) {
      return refused(`The aliases could not be resolved: ${error instanceof Error ? error.message : String(error)}.`);
    }
  return { lines, root: document.contents, problems, value };
}

/** Offset at which flow brackets or indentation nest too deep, or null. A bound, so quotes are not looked at. */
function tooDeep(text: string): number | null {
  let depth = 0;
  let dashes = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text[at];
    if (unit === '[' || unit === '{') depth++;
    else if (unit === ']' || unit === '}') depth = Math.max(0, depth - 1);
    else if (unit === '\n' || unit === '\r') {
      dashes = 0;
      // A bracket open in one line of text must not count for the rest of the file.
      if (/^\S/.test(text.slice(at + 1, at + 2))) depth = 0;
    } else if ((unit === '-' || unit === '?') && text[at + 1] === ' ') dashes++;
    if (depth > deepest || dashes > deepest) return at;
  }
  const indented = /^ {400}[ ]*\S/m.exec(text);
  return indented ? indented.index : null;
}

/** Where a node is, its value only: comments and blanks after it left out. */
export function rangeOf(node: Node, lines: Lines): Range {
  const [start, end] = node.range ?? [0, 0];
  return lines.range(start, start + lines.text.slice(start, end).trimEnd().length);
}

/** Entries of a mapping whose keys are plain; none for anything else. */
export function entriesOf(node: unknown, lines: Lines): Entry[] {
  if (!isMap(node)) return [];
  return node.items.flatMap((pair) => {
    if (!isPair(pair) || !isScalar(pair.key)) return [];
    return [
      {
        key: String(pair.key.value),
        keyRange: rangeOf(pair.key, lines),
        value: isNode(pair.value) ? pair.value : null,
      },
    ];
  });
}

export function entryOf(node: unknown, key: string, lines: Lines): Entry | null {
  return entriesOf(node, lines).find((entry) => entry.key === key) ?? null;
}

export const itemsOf = (node: unknown): Node[] => (isSeq(node) ? node.items.filter(isNode) : []);

/** Text of a string scalar; null for other nodes. */
export const textOf = (node: unknown): string | null =>
  isScalar(node) && typeof node.value === 'string' ? node.value : null;

/** The node at a path of keys and indexes, and the range of the key that leads to it; nulls where the path ends early. */
export function nodeAt(
  document: YamlDocument,
  path: readonly PropertyKey[],
): { node: Node | null; keyRange: Range | null; found: boolean } {
  let node = document.root;
  let keyRange: Range | null = null;
  for (const step of path) {
    if (isAlias(node)) return { node: null, keyRange, found: false };
    if (typeof step === 'number') {
      const item = itemsOf(node)[step];
      if (!item) return { node: null, keyRange, found: false };
      node = item;
    } else {
      const entry = entryOf(node, String(step), document.lines);
      if (!entry) return { node: null, keyRange, found: false };
      keyRange = entry.keyRange;
      node = entry.value;
    }
  }
  return { node, keyRange, found: true };
}

/** Range of `value[start..end)` of a string scalar in the source; the whole scalar where escapes or folds lie between. */
export function innerRange(node: Node, start: number, end: number, lines: Lines): Range {
  const value = textOf(node) ?? '';
  const [from, to] = node.range ?? [0, 0];
  const source = lines.text.slice(from, to);
  const at = source.indexOf(value);
  if (value === '' || at < 0 || at > 1) return rangeOf(node, lines);
  return lines.range(from + at + start, from + at + end);
}

/** Column at which a mapping's keys stand. */
export function columnOf(map: YAMLMap, lines: Lines): number {
  return lines.position(map.range?.[0] ?? 0).character;
}
