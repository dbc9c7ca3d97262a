import { type Outcome, refusal, success } from '#core/result.ts';
import type { Place, Position } from '#protocol/finding.ts';
import { commentLine } from '../comment-line.ts';
import { field, string } from '../json.ts';
import { languageOf } from '../language.ts';
import type { Notebook } from '../model.ts';
import { kernelOf, versionOf } from '../read.ts';
import { refuseText } from '../refuse.ts';
import { cellsOf } from './cells.ts';
import { headerOf } from './header.ts';
import { markersOf } from './markers.ts';

/** A notebook kept as a Python script, and the way back from its cells to the file. */
export interface Script {
  readonly notebook: Notebook;
  /** The same place in the file's own lines; a place that is in no cell is one already. */
  inFile(place: Place): Place;
}

export const isScript = (file: string): boolean => file.endsWith('.py');

const longestHeader = 20_000;

/**
 * The line of a script that a comment can be put before, in the cell that a line is in: see `core/notebook/comment-line.ts`. Magics count
 * as jupytext writes them, header or not.
 */
export function commentLineIn(text: string, line: number): number | null {
  const lines = linesOf(text);
  const cells = cellsOf(lines, headerOf(lines)?.lines ?? 0, true);
  const own = cells.findLast((each) => each.line <= line);
  if (own === undefined) return 0;
  const { kind, language, source } = own.cell;
  const within = kind === 'code' && language === undefined ? commentLine(source) : null;
  return within === null ? null : own.line + within;
}

/** Whether jupytext wrote it as a notebook, or keeps it with one: VS Code's `# %%` alone may stand in any module. */
export const isJupytext = (text: string): boolean => {
  const lines = linesOf(text.slice(0, longestHeader));
  return headerOf(lines) !== null && markersOf(lines).length > 0;
};

/** The kernel that jupytext's header asks for; null where none does. The cells are not read for it. */
export const kernelOfScript = (text: string): Notebook['kernel'] =>
  kernelOf(headerOf(linesOf(text.slice(0, longestHeader)))?.metadata ?? {});

/**
 * Reads a Python script in the percent format (https://jupytext.readthedocs.io/en/latest/formats-scripts.html#the-percent-format), which
 * VS Code, Spyder and PyCharm write, too: cells stand behind `# %%`. Without outputs and execution counts, since a script
 * keeps none.
 */
export function readScript(text: string): Outcome<Script> {
  const reason = refuseText(text);
  if (reason !== null)
    return refusal(reason.replace('open it in Jupyter or VS Code and save it once', 'there is nothing to read'));
  const lines = linesOf(text);
  const header = headerOf(lines);
  if (markersOf(lines).length === 0)
    return refusal(
      'The script has no cells. Put `# %%` on a line before each, as jupytext ("jupytext --to py:percent") and VS Code write them, or name the notebook itself.',
    );
  const metadata = header?.metadata ?? {};
  const cells = cellsOf(lines, header?.lines ?? 0, header !== null);
  const pairing = string(field(metadata['jupytext'], 'formats'));
  const notebook: Notebook = {
    language: languageOf(metadata, undefined) ?? 'python',
    kernel: kernelOf(metadata),
    languageVersion: versionOf(metadata),
    cells: cells.map(({ cell }) => cell),
    ...(pairing === null ? {} : { pairing }),
  };
  const inFile = (place: Place): Place => {
    const own = place.cell === undefined ? undefined : cells[place.cell];
    if (own === undefined) return place;
    const at = ({ line, character }: Position): Position => ({
      line: own.line + line,
      character: character + (own.indents.get(line) ?? 0),
    });
    return { file: place.file, range: { start: at(place.range.start), end: at(place.range.end) } };
  };
  return success({ notebook, inFile });
}

const linesOf = (text: string): string[] => (text.startsWith('\uFEFF') ? text.slice(1) : text).split(/\r?\n/);
