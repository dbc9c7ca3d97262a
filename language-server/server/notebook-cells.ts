import { type NotebookCell, NotebookCellKind, type NotebookDocument } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import * as z from 'zod';
import type { Cell, Notebook } from '#core/notebook/model.ts';

/** What the editor's Jupyter support keeps in metadata; older versions nest it under `custom`. */
const JupyterMetadata = z.looseObject({
  kernelspec: z.looseObject({ name: z.string(), display_name: z.string().optional() }).optional(),
  language_info: z.looseObject({ version: z.union([z.string(), z.number()]).optional() }).optional(),
});
const DocumentMetadata = z.looseObject({
  metadata: JupyterMetadata.optional(),
  custom: z.looseObject({ metadata: JupyterMetadata.optional() }).optional(),
});
const CellMetadata = z.looseObject({ id: z.string().optional(), execution_count: z.number().nullish() });

type TextOf = (cell: NotebookCell) => TextDocument | undefined;

/**
 * The notebook as the editor holds it. Outputs, and execution counts the editor has not said, come from the saved file where a
 * cell is still the same.
 */
export function notebookOf(document: NotebookDocument, textOf: TextOf, saved: Notebook | null): Notebook {
  const match = matcher(saved);
  const cells = document.cells.map((cell, index) => {
    const text = textOf(cell);
    const python = text === undefined || text.languageId === 'python';
    const kind = cell.kind === NotebookCellKind.Markup ? 'markdown' : python ? 'code' : 'raw';
    return cellOf(cell, index, kind, (text?.getText() ?? '').replace(/\r\n?/g, '\n'), match);
  });
  const parsed = DocumentMetadata.safeParse(document.metadata ?? {});
  const jupyter = parsed.success ? (parsed.data.metadata ?? parsed.data.custom?.metadata) : undefined;
  const version = jupyter?.language_info?.version;
  return {
    language: languageOf(document, textOf) ?? saved?.language ?? 'python',
    kernel: jupyter?.kernelspec
      ? { name: jupyter.kernelspec.name, displayName: jupyter.kernelspec.display_name ?? jupyter.kernelspec.name }
      : (saved?.kernel ?? null),
    languageVersion: version === undefined ? (saved?.languageVersion ?? null) : String(version),
    cells,
  };
}

function cellOf(cell: NotebookCell, index: number, kind: Cell['kind'], source: string, match: Matcher): Cell {
  const parsed = CellMetadata.safeParse(cell.metadata ?? {});
  const metadata = parsed.success ? parsed.data : {};
  const disk = match(metadata.id ?? null, source);
  const count = cell.executionSummary?.executionOrder ?? metadata.execution_count ?? disk?.executionCount ?? null;
  return {
    index,
    id: metadata.id ?? disk?.id ?? null,
    kind,
    source,
    executionCount: kind === 'code' && count !== null && count > 0 ? count : null,
    outputs: kind === 'code' ? (disk?.outputs ?? []) : [],
  };
}

type Matcher = (id: string | null, source: string) => Cell | undefined;

/** The saved cell of the same id, else the first of the same source that was not taken yet. */
function matcher(saved: Notebook | null): Matcher {
  const byId = new Map<string, Cell>();
  const bySource = new Map<string, Cell[]>();
  for (const cell of saved?.cells ?? []) {
    if (cell.id !== null) byId.set(cell.id, cell);
    bySource.set(cell.source, [...(bySource.get(cell.source) ?? []), cell]);
  }
  return (id, source) => {
    const known = id === null ? undefined : byId.get(id);
    return known ?? bySource.get(source)?.shift();
  };
}

/** Python as soon as one code cell is: other languages are then magics' cells. */
function languageOf(document: NotebookDocument, textOf: TextOf): string | null {
  const languages = document.cells
    .filter((cell) => cell.kind === NotebookCellKind.Code)
    .flatMap((cell) => textOf(cell)?.languageId ?? []);
  return languages.includes('python') ? 'python' : (languages[0] ?? null);
}
