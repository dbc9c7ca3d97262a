import type { SyntaxNode } from '../syntax.ts';
import { applyEdits, type Edit } from './edits.ts';
import { commentAbove, commentBeside, importLines, type Piece } from './pieces.ts';
import type { Slice } from './slicer.ts';
import { nothingLeft } from './statement.ts';

/** What a model wants around its rows, and the lines that import it. */
export interface Box {
  wrap(inner: string): string;
  readonly imports: readonly string[];
}

/**
 * Python source of `def features(<raw>, fitted)`, with the imports, constants and functions it needs before it. Also uses the
 * slice's edits, so that its writer then holds what the run must keep.
 */
export function renderFeatures(slice: Slice, box: Box): string {
  const returned = box.wrap(pieceText(slice, slice.returned));
  // From the last to the first: a function's text depends on how the pieces after it call it.
  const texts = new Map(slice.pieces.toReversed().map((piece) => [piece, pieceText(slice, piece)]));
  const imports = importBlock(slice, box);
  const outside = outsidePieces(slice, texts);
  const inside = slice.pieces.filter((piece) => piece.kind !== 'import' && !outside.has(piece));
  const body = inside.flatMap((piece) => {
    const text = texts.get(piece) ?? '';
    if (text === '') return [];
    const whole = `${commentAbove(piece.step, piece.node)}${text}`;
    return piece.kind === 'function' ? ['', whole, ''] : [whole];
  });
  const lines = [
    ...(copiesFirst(
      slice,
      inside.filter((piece) => texts.get(piece) !== ''),
    )
      ? [`${slice.raw.name} = ${slice.raw.name}.copy()`]
      : []),
    ...body,
    `return ${returned}`,
  ];
  const inner = lines.join('\n').replace(/\n(?:[ \t]*\n)+/g, '\n\n');
  const definition = `def features(${slice.raw.name}, fitted):\n    """Turns raw rows into what the model takes."""\n${indent(inner)}\n`;
  const before = slice.pieces
    .filter((piece) => outside.has(piece))
    .map((piece) => `${commentAbove(piece.step, piece.node)}${texts.get(piece) ?? ''}`);
  return tidy([imports, ...before, definition].filter((part) => part !== '').join('\n\n\n'));
}

function pieceText(slice: Slice, piece: Piece): string {
  if (piece.kind === 'import') return '';
  const { python } = piece.step.cell;
  const edits = [...piece.edits, ...renameEdits(slice, piece)];
  const edited = applyEdits(python, edits, piece.node.start, piece.node.end);
  const lines = edited.split('\n').filter((line) => !line.includes(nothingLeft));
  const text = lines.join('\n').replace(/^\s*\n|\s+$/g, '');
  return text === '' || piece === slice.returned ? text : `${text}${commentBeside(piece.step, piece.node)}`;
}

/** Identifiers that another name plays since the split. */
function renameEdits({ writer }: Slice, piece: Piece): Edit[] {
  const edits: Edit[] = [];
  const visit = (node: SyntaxNode): void => {
    if (node.type === 'identifier') {
      const text = writer.played(node.text, piece.step);
      if (text !== node.text) edits.push({ start: node.start, end: node.end, text });
      return;
    }
    for (const part of node.parts) {
      const isLabel = part.field === 'attribute' || (node.type === 'keyword_argument' && part.field === 'name');
      if (!isLabel) visit(part);
    }
  };
  visit(piece.node);
  return edits;
}

function importBlock({ pieces, returned }: Slice, box: Box): string {
  const read = new Set([...pieces, returned].flatMap((piece) => piece.needs));
  const lines = pieces
    .filter(({ kind }) => kind === 'import')
    .flatMap(({ node, gives }) => importLines(node, new Set(gives.filter((name) => read.has(name)))));
  return [...new Set([...lines, ...box.imports])].join('\n');
}

/** Functions that need no state stand outside, with the constants they read. */
function outsidePieces(slice: Slice, texts: ReadonlyMap<Piece, string>): ReadonlySet<Piece> {
  const outside = new Set(
    slice.pieces.filter((piece) => piece.kind === 'function' && !/\bfitted\[/.test(texts.get(piece) ?? '')),
  );
  for (let before = -1; before !== outside.size; ) {
    before = outside.size;
    const read = new Set([...outside].flatMap((piece) => piece.needs));
    for (const piece of slice.pieces)
      if (piece.kind !== 'import' && piece.gives.some((name) => read.has(name))) outside.add(piece);
  }
  return outside;
}

/** The caller's frame must not change: copied when it is changed in place before it is made anew. */
function copiesFirst({ raw, writer }: Slice, pieces: readonly Piece[]): boolean {
  const played = new Set([raw.name, ...writer.renames.filter(({ to }) => to === raw.name).map(({ from }) => from)]);
  for (const piece of pieces) {
    if (piece.mutates.some((name) => played.has(name))) return true;
    if (piece.gives.some((name) => played.has(name))) return false;
  }
  return false;
}

const indent = (text: string): string => text.replace(/^(?=.)/gm, '    ');

const tidy = (text: string): string => text.replace(/[ \t]+$/gm, '').replace(/\n{4,}/g, '\n\n\n');
