import { type Outcome, refusal, success } from '#core/result.ts';
import { field, isRecord, number, record, string } from './json.ts';
import type { Cell, Notebook } from './model.ts';
import { readCell } from './read-cell.ts';

/**
 * Reads a notebook file of nbformat 3 or 4 (https://nbformat.readthedocs.io). Sources may be strings or lists of lines.
 * Anything else is refused in one sentence; nothing is thrown, whatever the text.
 */
export function readNotebook(text: string): Outcome<Notebook> {
  const parsed = parse(text);
  if (!parsed.ok) return parsed;
  const root = parsed.value;
  if (!isRecord(root)) return refusal('This is not a notebook: the file holds no JSON object.');
  const raw = rawCells(root);
  if (!raw.ok) return raw;
  const language = languageOf(root);
  const cells: Cell[] = [];
  for (const [index, value] of raw.value.entries()) {
    if (!isRecord(value)) return refusal(`Cell ${index + 1} of this notebook is not an object; the file is damaged.`);
    cells.push(readCell(value, index));
  }
  return success({ language, kernel: kernelOf(root), languageVersion: versionOf(root), cells });
}

function parse(text: string): Outcome<unknown> {
  const trimmed = text.replace(/^\uFEFF/, '');
  if (trimmed.trim() === '') return refusal('The file is empty; open it in Jupyter or VS Code and save it once.');
  if (/^(<<<<<<<|=======|>>>>>>>) ?/m.test(trimmed) && !isJson(trimmed)) {
    return refusal('The notebook holds merge conflict markers; resolve the conflict first.');
  }
  try {
    return success(JSON.parse(trimmed));
  } catch (error) {
    const detail = error instanceof Error ? error.message.replace(/\s+/g, ' ').slice(0, 120) : 'unknown reason';
    return refusal(`The file is not valid JSON (${detail}), so it is no notebook that can be read.`);
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
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

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

function languageOf(root: Record<string, unknown>): string {
  const metadata = record(root['metadata']);
  const said =
    string(field(metadata['language_info'], 'name')) ??
    string(field(metadata['kernelspec'], 'language')) ??
    string(field(firstCodeCell(root), 'language')) ??
    'python';
  return said.toLowerCase() === 'ipython' ? 'python' : said.toLowerCase();
}

function firstCodeCell(root: Record<string, unknown>): unknown {
  const sheet: unknown = listOf(root['worksheets'])[0];
  return listOf(field(sheet, 'cells')).find((cell) => field(cell, 'cell_type') === 'code');
}

function kernelOf(root: Record<string, unknown>): Notebook['kernel'] {
  const kernel = record(root['metadata'])['kernelspec'];
  const name = string(field(kernel, 'name'));
  return name === null ? null : { name, displayName: string(field(kernel, 'display_name')) ?? name };
}

function versionOf(root: Record<string, unknown>): string | null {
  const version = field(record(root['metadata'])['language_info'], 'version');
  return string(version) ?? (number(version) === null ? null : String(version));
}
