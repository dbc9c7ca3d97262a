import { field, joined, number, string } from './json.ts';
import { languageOfCell } from './language.ts';
import type { Cell } from './model.ts';
import { metadataTexts } from './read-metadata.ts';
import { readOutputs } from './read-outputs.ts';

/** One cell of nbformat 4 in a notebook of that language, or of 3, where code lives in `input`, counts in `prompt_number` and headings are cells. */
export function readCell(cell: Record<string, unknown>, index: number, language: string): Cell {
  const kind = kindOf(cell['cell_type']);
  const source = joined(cell['source'] ?? cell['input']).replace(/\r\n?/g, '\n');
  const code = kind === 'code';
  const own = code ? languageOfCell(cell['metadata']) : null;
  const texts = metadataTexts(['', cell['metadata']], ['attachments', cell['attachments']]);
  return {
    index,
    id: string(cell['id']),
    kind,
    source,
    executionCount: code ? (countOf(cell['execution_count'] ?? cell['prompt_number']) ?? countOfResult(cell)) : null,
    outputs: code ? readOutputs(cell['outputs']) : [],
    ...(own === null || own === language ? {} : { language: own }),
    ...(texts.length === 0 ? {} : { metadata: texts }),
  };
}

function kindOf(type: unknown): Cell['kind'] {
  if (type === 'code') return 'code';
  return type === 'markdown' || type === 'heading' || type === 'html' ? 'markdown' : 'raw';
}

function countOf(value: unknown): number | null {
  const count = number(value);
  return count !== null && count > 0 ? count : null;
}

/** An editor drops the cell's count with an edit; a result that is still there keeps its own. */
function countOfResult(cell: Record<string, unknown>): number | null {
  const outputs = cell['outputs'];
  if (!Array.isArray(outputs)) return null;
  return outputs.map((output) => countOf(field(output, 'execution_count'))).find((count) => count !== null) ?? null;
}
