import { languageNamed } from '../language.ts';
import type { Cell } from '../model.ts';
import { markersOf } from './markers.ts';

/** A cell of a script, and where its text is. */
export interface ScriptCell {
  readonly cell: Cell;
  /** Zero-based line of the file that its first line is. */
  readonly line: number;
  /** How many characters of the file stand before each line's text, for lines that are comments there. */
  readonly indents: ReadonlyMap<number, number>;
}

/**
 * The cells of a script's lines. `from`: the first line behind the header. `hasCommentedMagics`: jupytext writes magics as comments, so that
 * the script runs without a notebook.
 */
export function cellsOf(lines: readonly string[], from: number, hasCommentedMagics: boolean): ScriptCell[] {
  const markers = markersOf(lines).filter(({ line }) => line >= from);
  const starts = [{ line: from - 1, head: '' }, ...markers];
  const parts = starts.flatMap(({ line, head }, index) => {
    const start = line + 1;
    const body = lines.slice(start, starts[index + 1]?.line);
    // What stands before the first marker is a cell where it is more than blank.
    return index === 0 && body.join('').trim() === '' ? [] : [{ head, start, body }];
  });
  return parts.map(({ head, start, body }, index) => cellOf(index, head, start, body, hasCommentedMagics));
}

function cellOf(
  index: number,
  head: string,
  line: number,
  body: readonly string[],
  hasCommentedMagics: boolean,
): ScriptCell {
  const [, kind] = /\[(markdown|md|raw)\]/.exec(head) ?? [];
  const said = languageNamed(/\blanguage="([\w.+-]+)"/.exec(head)?.[1]);
  const language = said === 'python' ? null : said;
  const shown =
    kind !== undefined || language !== null ? uncommented(body) : hasCommentedMagics ? magics(body) : plain(body);
  const indents = new Map(shown.flatMap(({ indent }, at) => (indent === 0 ? [] : [[at, indent] as const])));
  const source = shown
    .map(({ text }) => text)
    .join('\n')
    .trimEnd();
  const cell: Cell = {
    index,
    id: null,
    kind: kind === undefined ? 'code' : kind === 'raw' ? 'raw' : 'markdown',
    source,
    line: line + 1,
    ...(language === null ? {} : { language }),
    executionCount: null,
    outputs: [],
  };
  return { cell, line, indents };
}

interface Shown {
  readonly text: string;
  readonly indent: number;
}

const plain = (lines: readonly string[]): Shown[] => lines.map((text) => ({ text, indent: 0 }));

const uncommented = (lines: readonly string[]): Shown[] =>
  lines.map((line) => {
    const indent = /^# ?/.exec(line)?.[0].length ?? 0;
    return { text: line.slice(indent), indent };
  });

/** `# %matplotlib inline`, `# %%time`, `# !pip install x`, `# files = !ls`, `# ?open`; a comment of that look has one `#` more. */
const magic = /^# (?=%{1,2}[A-Za-z]|!|[A-Za-z_]\w*\s*=\s*[!%][A-Za-z]|\?{1,2}[A-Za-z_])/;

const magics = (lines: readonly string[]): Shown[] => {
  let continues = false;
  return lines.map((line) => {
    const indent = continues ? (/^# ?/.exec(line)?.[0].length ?? 0) : (magic.exec(line)?.[0].length ?? 0);
    continues = (indent > 0 || continues) && line.endsWith('\\');
    return { text: line.slice(indent), indent };
  });
};
