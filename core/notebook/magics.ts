import type { Magic } from '#core/python/model.ts';
import { logicalLines } from './logical-lines.ts';
import { Positions } from './positions.ts';

export interface Separated {
  /** The source with all that is not Python blanked; as many UTF-16 units and lines as before. */
  readonly python: string;
  readonly magics: readonly Magic[];
}

/** Cell magics whose body is Python of the notebook's own namespace. All others hold something else, or run elsewhere. */
const pythonCells = new Set([
  'time',
  'timeit',
  'capture',
  'prun',
  'memit',
  'wandb',
  'debug',
  'heat',
  'ipytest',
  'pypy',
]);
/** Line magics followed by Python. Group 1 is what stands before it: the magic and its options. */
const pythonLine = /^(%{1,2}(?:time|timeit|prun|memit|pinfo_time)\b(?:\s+-[a-zA-Z]+(?:\s*\d+)?(?=\s))*\s*)(?=\S)/;
const assignment = /^([A-Za-z_][\w.]*(?:\s*,\s*[A-Za-z_]\w*)*\s*=\s*)(?=[!%])/;
const help = /^(?:\?{1,2}\s*%{0,2}[\w.*]+|%{0,2}[A-Za-z_*][\w.*]*(?:\[[^\]]*\])?\?{1,2})\s*;?\s*$/;
/** Jupyter takes these without `%` as long as nothing else has the name. */
const automagic =
  /^(?:(?:pip|pip3|conda|mamba)\s+(?:install|uninstall|list|show|freeze)\b.*|(?:ls|ll|pwd|cd|whos|who)(?:\s+[-~/.\w][^=(]*)?)$/;
const compound = /^(?:for|while|if|with|def|class|try|async)\b/;

/** Separates a code cell's Python from magics, shell lines and help requests (IPython's input transformations). */
export function separateMagics(source: string): Separated {
  const positions = new Positions(source);
  const magics: Magic[] = [];
  const blanks: { start: number; end: number; filler: string }[] = [];
  const bodyStart = cellMagics(source, positions, magics, blanks);
  for (const line of logicalLines(source.slice(bodyStart), (text) => isMagicLine(text.trimStart()))) {
    const from = bodyStart + line.start;
    const text = source.slice(from, bodyStart + line.end);
    const trimmed = text.trimStart();
    if (!isMagicLine(trimmed)) continue;
    const start = from + text.length - trimmed.length;
    const end = from + text.trimEnd().length;
    const magic = describe(source.slice(start, end));
    magics.push({ ...magic.described, range: positions.range(start, end) });
    const indented = text.length > trimmed.length;
    blanks.push({ start: start + magic.from, end: start + magic.to, filler: magic.filler ?? (indented ? '0' : '') });
  }
  return { python: blank(source, blanks), magics };
}

function isMagicLine(line: string): boolean {
  return /^[%!?]/.test(line) || help.test(line) || assignment.test(line) || automagic.test(line);
}

/** Blanks the `%%` lines at the top, and the body of those that hold no Python; returns where Python goes on. */
function cellMagics(
  source: string,
  positions: Positions,
  magics: Magic[],
  blanks: { start: number; end: number; filler: string }[],
): number {
  let at = source.length - source.trimStart().length;
  while (source.startsWith('%%', at)) {
    const newline = source.indexOf('\n', at);
    const end = newline === -1 ? source.length : newline;
    const text = source.slice(at, end);
    const name = /^%%(\S*)/.exec(text)?.[1] ?? '';
    if (!pythonCells.has(name)) {
      magics.push({ kind: 'cell', name, text: source.slice(at), range: positions.range(at, source.length) });
      blanks.push({ start: at, end: source.length, filler: '' });
      return source.length;
    }
    magics.push({ kind: 'cell', name, text: text.trimEnd(), range: positions.range(at, end) });
    // `%%time x = 1` on one line holds Python too.
    const rest = pythonLine.exec(text);
    blanks.push({
      start: at,
      end: rest === null ? end : at + (rest[1] ?? '').length,
      filler: rest === null ? '' : '0;',
    });
    if (newline === -1) return source.length;
    at = newline + 1;
    at += source.slice(at).length - source.slice(at).trimStart().length;
    if (!source.startsWith('%%', at)) return newline + 1;
  }
  return 0;
}

interface Described {
  readonly described: Omit<Magic, 'range'>;
  /** What to blank, as offsets into the line. */
  readonly from: number;
  readonly to: number;
  /** Put where the blank begins, so that what is left is Python; null for nothing, or `0` inside a block. */
  readonly filler: string | null;
}

function describe(line: string): Described {
  const text = line.replace(/\s*\\\r?\n\s*/g, ' ');
  const bound = assignment.exec(line)?.[1];
  if (bound !== undefined) {
    const code = pythonLine.exec(line.slice(bound.length))?.[1];
    const name = nameOf(line.slice(bound.length));
    const to = code === undefined ? line.length : bound.length + code.length;
    const described = { kind: 'assignment', name, text } as const;
    return { described, from: bound.length, to, filler: code === undefined ? '0' : '' };
  }
  const whole = { from: 0, to: line.length, filler: null };
  if (line.startsWith('!')) return { described: { kind: 'shell', name: nameOf(line), text }, ...whole };
  if (help.test(line)) {
    return { described: { kind: 'help', name: line.replace(/[?;\s]/g, ''), text }, ...whole };
  }
  const described = { kind: 'line', name: nameOf(line), text } as const;
  const code = pythonLine.exec(line)?.[1];
  if (code === undefined) return { described, ...whole };
  const filler = compound.test(line.slice(code.length)) ? '' : '0;';
  return { described, from: 0, to: code.length, filler };
}

const nameOf = (text: string): string => /^[!%?\s]*([^\s;|&]*)/.exec(text)?.[1] ?? '';

function blank(source: string, blanks: readonly { start: number; end: number; filler: string }[]): string {
  let text = '';
  let at = 0;
  for (const { start, end, filler } of blanks) {
    text += source.slice(at, start);
    const spaces = source.slice(start, end).replace(/[^\n]/g, ' ');
    text += spaces.startsWith(' '.repeat(filler.length)) ? filler + spaces.slice(filler.length) : spaces;
    at = end;
  }
  return text + source.slice(at);
}
