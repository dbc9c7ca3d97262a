import type { Magic } from '#core/python/model.ts';
import { cellMagicOn } from './cell-magics.ts';
import { type LineMagic, lineMagics, pythonIn } from './line-magics.ts';
import { Positions } from './positions.ts';

export interface Separated {
  /** The source with all that is not Python blanked; as many UTF-16 units and lines as before. */
  readonly python: string;
  readonly magics: readonly Magic[];
}

interface Blank {
  readonly from: number;
  readonly to: number;
  readonly filler: string;
}

/** Separates a code cell's Python from magics, shell lines, help requests and prompts (IPython's input transformations). */
export function separateMagics(source: string): Separated {
  // Most cells have none, and every mark of one is among these.
  if (!/[%!?]|^\s*(?:[a-z]\w*[ \t]*(?:$|[ \t][^=(,[]))|^[,;/]|>>>|^In /m.test(source))
    return { python: source, magics: [] };
  const plain = withoutPrompts(source);
  const blanks: Blank[] = [];
  const positions = new Positions(source);
  const magics: Magic[] = [];
  const bodyStart = cellMagics(plain, positions, magics, blanks);
  for (const magic of lineMagics(plain, bodyStart)) {
    magics.push(describe(magic, plain, positions));
    blanks.push(magic);
  }
  return { python: blank(plain, blanks), magics };
}

/** Prompts of Python's own shell and of IPython's. */
const prompts = [
  { first: /^\s*>>>(?: |$)/, each: /^\s*(?:>>>|\.\.\.)(?: |$)/ },
  { first: /^\s*In \[\d+\]: /, each: /^\s*(?:In \[\d+\]: |\.{3,}: ?)/ },
];

/** Code pasted from a shell keeps its prompts, and IPython takes them off when one of the first two lines has one. */
function withoutPrompts(source: string): string {
  const lines = source.split('\n');
  const [top = ''] = lines.filter((line) => line.trim() !== '');
  const prompt = prompts.find(({ first, each }) => first.test(top) || (lines.length > 1 && each.test(lines[1] ?? '')));
  if (prompt === undefined) return source;
  return lines.map((line) => line.replace(prompt.each, (found) => ' '.repeat(found.length))).join('\n');
}

/** Blanks the `%%` lines at the top, and the body of those that hold no Python; returns where Python goes on. */
function cellMagics(source: string, positions: Positions, magics: Magic[], blanks: Blank[]): number {
  let body = 0;
  let at = firstLine(source, 0, true);
  for (;;) {
    const newline = source.indexOf('\n', at);
    const end = newline === -1 ? source.length : newline;
    const text = source.slice(at, end);
    const magic = cellMagicOn(text, source.slice(end + 1));
    if (magic === null) return body;
    const { name } = magic;
    if (!magic.python) {
      magics.push({ kind: 'cell', name, text: source.slice(at), range: positions.range(at, source.length) });
      blanks.push({ from: at, to: source.length, filler: '' });
      return source.length;
    }
    magics.push({ kind: 'cell', name, text: text.trimEnd(), range: positions.range(at, end) });
    // `%%time x = 1` on one line holds Python too.
    const python = pythonIn(text);
    blanks.push({ from: at, to: python === null ? end : at + python, filler: python === null ? '' : '0;' });
    body = newline === -1 ? source.length : newline + 1;
    at = firstLine(source, body, false);
  }
}

/** Where the first line that says something begins; comments may stand before a cell magic, as Colab's forms do. */
function firstLine(source: string, from: number, comments: boolean): number {
  const skipped = comments ? /^(?:\s*(?:#[^\n]*)?\n)*[ \t]*/ : /^(?:\s*\n)*[ \t]*/;
  return from + (skipped.exec(source.slice(from))?.[0].length ?? 0);
}

function describe({ kind, start, end, from }: LineMagic, source: string, positions: Positions): Magic {
  const range = positions.range(start, end);
  const text = source.slice(start, end).replace(/[ \t]*\\\n[ \t]*/g, ' ');
  const name = kind === 'help' ? text.replace(/[?;\s]/g, '') : nameOf(source.slice(from, end));
  return { kind, name, text, range };
}

const nameOf = (text: string): string => /^[!%?\s]*([^\s;|&]*)/.exec(text)?.[1] ?? '';

function blank(source: string, blanks: readonly Blank[]): string {
  let text = '';
  let at = 0;
  for (const { from, to, filler } of blanks) {
    text += source.slice(at, from);
    const spaces = source.slice(from, to).replace(/[^\n]/g, ' ');
    text += spaces.startsWith(' '.repeat(filler.length)) ? filler + spaces.slice(filler.length) : spaces;
    at = to;
  }
  return text + source.slice(at);
}
