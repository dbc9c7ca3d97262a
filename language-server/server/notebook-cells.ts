import { type NotebookCell, NotebookCellKind, type NotebookDocument } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import * as z from 'zod';
import { languageOf, languageOfCell } from '#core/notebook/language.ts';
import type { Cell, Notebook } from '#core/notebook/model.ts';
import { metadataTexts } from '#core/notebook/read-metadata.ts';

/** What the editor's Jupyter support keeps in metadata; older versions nest it under `custom`. */
const JupyterMetadata = z.looseObject({
  kernelspec: z.looseObject({ name: z.string(), display_name: z.string().optional() }).optional(),
  language_info: z.looseObject({ version: z.union([z.string(), z.number()]).optional() }).optional(),
  jupytext: z.looseObject({ formats: z.string().optional() }).optional(),
});
const DocumentMetadata = z.looseObject({
  metadata: JupyterMetadata.optional(),
  custom: z.looseObject({ metadata: JupyterMetadata.optional() }).optional(),
});
const CellMetadata = z.looseObject({
  id: z.string().optional(),
  execution_count: z.number().nullish(),
  metadata: z.unknown().optional(),
});

type TextOf = (cell: NotebookCell) => TextDocument | undefined;

/**
 * The notebook as the editor holds it. Outputs, and execution counts the editor says nothing of, come from the saved file: those of
 * the cell with the same id, else with the same text. A cell whose text is edited keeps its outputs in the editor, too; one that ran
 * since or was cleared has others, which no editor sends, and so none here.
 */
export function notebookOf(document: NotebookDocument, textOf: TextOf, saved: Notebook | null): Notebook {
  const match = matcher(saved);
  const jupyter = jupyterOf(document);
  const language =
    languageOfCells(document, textOf) ?? saved?.language ?? (jupyter ? languageOf(jupyter, null) : null) ?? 'python';
  const cells = document.cells.map((cell, index) => {
    const text = textOf(cell);
    // What the cell is coloured as says nothing of the kernel that runs it.
    const kind = cell.kind === NotebookCellKind.Markup ? 'markdown' : text?.languageId === 'raw' ? 'raw' : 'code';
    return cellOf(cell, { index, kind, language, source: (text?.getText() ?? '').replace(/\r\n?/g, '\n') }, match);
  });
  const version = jupyter?.language_info?.version;
  const texts = metadataTexts(['', jupyter]);
  const pairing = jupyter?.jupytext?.formats ?? saved?.pairing;
  return {
    language,
    kernel: kernelOf(document, saved),
    languageVersion: version === undefined ? (saved?.languageVersion ?? null) : String(version),
    cells,
    ...(texts.length === 0 ? {} : { metadata: texts }),
    ...(pairing === undefined ? {} : { pairing }),
  };
}

/** The kernel that the editor has chosen for a notebook, else the one it was saved with. */
export function kernelOf(document: NotebookDocument, saved: Notebook | null): Notebook['kernel'] {
  const kernel = jupyterOf(document)?.kernelspec;
  return kernel ? { name: kernel.name, displayName: kernel.display_name ?? kernel.name } : (saved?.kernel ?? null);
}

function jupyterOf({ metadata }: NotebookDocument): z.infer<typeof JupyterMetadata> | undefined {
  const parsed = DocumentMetadata.safeParse(metadata ?? {});
  return parsed.success ? (parsed.data.metadata ?? parsed.data.custom?.metadata) : undefined;
}

interface Known {
  readonly index: number;
  readonly kind: Cell['kind'];
  readonly source: string;
  /** The notebook's. */
  readonly language: string;
}

function cellOf(cell: NotebookCell, { index, kind, source, language }: Known, match: Matcher): Cell {
  const parsed = CellMetadata.safeParse(cell.metadata ?? {});
  const metadata: z.infer<typeof CellMetadata> = parsed.success ? parsed.data : {};
  const disk = match(metadata.id ?? null, source);
  const own = kind === 'code' ? languageOfCell(metadata.metadata) : null;
  const texts = metadataTexts(['', metadata.metadata]);
  const count = countOf(cell.executionSummary?.executionOrder ?? metadata.execution_count, disk);
  const hasRunSince = disk !== undefined && count !== disk.executionCount;
  return {
    index,
    id: metadata.id ?? disk?.id ?? null,
    kind,
    source,
    executionCount: kind === 'code' ? count : null,
    outputs: kind === 'code' && !hasRunSince ? (disk?.outputs ?? []) : [],
    ...(own === null || own === language ? {} : { language: own }),
    ...(texts.length === 0 ? {} : { metadata: texts }),
  };
}

/** `said`: null where the editor says that the cell has not run, as it does of one that was cleared; undefined where it says nothing. */
function countOf(said: number | null | undefined, disk: Cell | undefined): number | null {
  if (said === undefined) return disk?.executionCount ?? null;
  return said !== null && said > 0 ? said : null;
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

/** Python as soon as one code cell is: other languages are then magics' cells. Null where that does not tell. */
function languageOfCells(document: NotebookDocument, textOf: TextOf): string | null {
  const languages = document.cells
    .filter((cell) => cell.kind === NotebookCellKind.Code)
    .map((cell) => textOf(cell)?.languageId);
  return languages.includes('python') ? 'python' : null;
}
