import { type Outcome, refusal, success } from '#core/result.ts';
import { field, isRecord, joined, number, record, string } from './json.ts';
import { languageByLooks, languageOf } from './language.ts';
import type { Cell, Notebook } from './model.ts';
import { readCell } from './read-cell.ts';
import { metadataTexts } from './read-metadata.ts';
import { refuseInvalidJson, refuseOtherJson, refuseText } from './refuse.ts';
import { skimNotebook } from './skim.ts';

/**
 * Reads a notebook file of nbformat 3 or 4 (https://nbformat.readthedocs.io). Sources may be strings or lists of lines.
 * Anything else is refused in one sentence; nothing is thrown, whatever the text.
 */
export function readNotebook(text: string): Outcome<Notebook> {
  const parsed = parse(text);
  if (!parsed.ok) return parsed;
  const root = parsed.value;
  const other = refuseOtherJson(root);
  if (other !== null || !isRecord(root)) return refusal(other ?? 'This is not a notebook.');
  const raw = rawCells(root);
  if (!raw.ok) return raw;
  if (raw.value.length > 0 && raw.value.every((cell) => isRecord(cell) && string(cell['cell_type']) === null))
    return refusal('This is not a notebook: none of its cells says what kind it is ("cell_type").');
  const metadata = record(root['metadata']);
  const code = raw.value.filter((cell) => field(cell, 'cell_type') === 'code');
  const language = languageOf(metadata, code[0]) ?? languageByLooks(code.map(sourceIn).join('\n')) ?? 'python';
  const cells: Cell[] = [];
  for (const [index, value] of raw.value.entries()) {
    if (!isRecord(value)) return refusal(`Cell ${index + 1} of this notebook is not an object; the file is damaged.`);
    cells.push(readCell(value, index, language));
  }
  const texts = metadataTexts(['', metadata]);
  const pairing = string(field(metadata['jupytext'], 'formats'));
  return success({
    language,
    kernel: kernelOf(metadata),
    languageVersion: versionOf(metadata),
    cells,
    ...(texts.length === 0 ? {} : { metadata: texts }),
    ...(pairing === null ? {} : { pairing }),
  });
}

/** Files above this many characters are read without what is too large to be kept. */
const large = 1_000_000;

function parse(text: string): Outcome<unknown> {
  const body = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const reason = refuseText(body);
  if (reason !== null) return refusal(reason);
  try {
    return success(parsedJson(body));
  } catch (error) {
    try {
      const plain = withoutNaN(body);
      if (plain !== null) return success(parsedJson(plain));
    } catch {
      // What was wrong at first is wrong still, and says it best.
    }
    return refusal(refuseInvalidJson(body, error));
  }
}

const parsedJson = (body: string): unknown => (body.length > large ? skimNotebook(body) : JSON.parse(body));

/** Python writes `NaN` and `Infinity` into JSON and reads them again, and so does Jupyter; null where a text has none. */
export function withoutNaN(body: string): string | null {
  if (!/[:[,]\s*(?:NaN|-?Infinity)\b/.test(body)) return null;
  return body.replace(/("[^"\\]*(?:\\.[^"\\]*)*")|NaN|-?Infinity/gs, (_, text?: string) => text ?? 'null');
}

function rawCells(root: Record<string, unknown>): Outcome<readonly unknown[]> {
  const version = root['nbformat'];
  if (version !== undefined && typeof version !== 'number') {
    return refusal('This is not a notebook: "nbformat" is not a number.');
  }
  if (version !== undefined && (version < 3 || version >= 5)) {
    return refusal(
      `The notebook is of nbformat ${version}; 3 and 4 can be read. Open and save it in Jupyter to convert it.`,
    );
  }
  const cells = root['cells'];
  if (Array.isArray(cells)) return success(cells);
  const sheets = root['worksheets'];
  if (Array.isArray(sheets)) return success(sheets.flatMap((sheet) => listOf(field(sheet, 'cells'))));
  return refusal('This is not a notebook: it has no list of cells.');
}

const sourceIn = (cell: unknown): string => joined(field(cell, 'source') ?? field(cell, 'input'));

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

export function kernelOf(metadata: Record<string, unknown>): Notebook['kernel'] {
  const kernel = metadata['kernelspec'];
  const name = string(field(kernel, 'name'));
  return name === null ? null : { name, displayName: string(field(kernel, 'display_name')) ?? name };
}

export function versionOf(metadata: Record<string, unknown>): string | null {
  const version = field(metadata['language_info'], 'version');
  return string(version) ?? (number(version) === null ? null : String(version));
}
