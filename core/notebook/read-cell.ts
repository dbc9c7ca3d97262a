import { field, joined, number, string } from './json.ts';
import type { Cell } from './model.ts';
import { readOutputs } from './read-outputs.ts';

/** One cell of nbformat 4, or of 3, where code lives in `input`, counts in `prompt_number` and headings are cells. */
export function readCell(cell: Record<string, unknown>, index: number): Cell {
  const kind = kindOf(cell['cell_type']);
  const source = joined(cell['source'] ?? cell['input']).replace(/\r\n?/g, '\n');
  const code = kind === 'code';
  return {
    index,
    id: string(cell['id']),
    kind,
    source,
    executionCount: code ? (countOf(cell['execution_count'] ?? cell['prompt_number']) ?? countOfResult(cell)) : null,
    outputs: code ? readOutputs(cell['outputs']) : [],
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
