import { separateMagics } from '#core/notebook/magics.ts';
import type { Cell } from '#core/notebook/model.ts';
import { Positions } from '#core/notebook/positions.ts';
import type { CellSyntax } from './model.ts';
import type { SyntaxNode } from './syntax.ts';

/** What a cell's text alone says. The same text gives the same reading, so readings are kept and shared. */
export interface CellReading extends Omit<CellSyntax, 'cell'> {
  readonly root: SyntaxNode;
  readonly positions: Positions;
  /** Top-level statements, without what only stands where a magic was. */
  readonly statements: readonly SyntaxNode[];
}

/** A code cell with its syntax, as the rest of the analysis takes it. */
export interface ParsedCell {
  readonly syntax: CellSyntax;
  readonly reading: CellReading;
}

/** Blanks the magics, parses, and notes what is no Python. */
export function readSource(source: string, parse: (python: string) => SyntaxNode): CellReading {
  const { python, magics } = separateMagics(source);
  const root = parse(python);
  const positions = new Positions(python);
  const errors = errorsIn(root).map((node) => ({
    range: positions.range(node.start, node.end),
    message: messageFor(node),
  }));
  const statements = root.parts.filter((node) => !isFiller(node, positions, magics));
  return { python, magics, errors, root, positions, statements };
}

export function parsedCell(cell: Cell, reading: CellReading): ParsedCell {
  const { python, magics, errors } = reading;
  return { syntax: { cell, python, magics, errors }, reading };
}

/** A `0` that stands where a magic was. */
function isFiller(node: SyntaxNode, positions: Positions, magics: CellSyntax['magics']): boolean {
  if (node.type !== 'expression_statement' || node.text !== '0') return false;
  const at = positions.position(node.start);
  return magics.some(
    ({ range }) => range.start.line <= at.line && at.line <= range.end.line && range.start.character <= at.character,
  );
}

function errorsIn(root: SyntaxNode): SyntaxNode[] {
  const errors: SyntaxNode[] = [];
  const visit = (node: SyntaxNode): void => {
    if (node.type === 'ERROR') errors.push(node);
    else for (const child of node.children) visit(child);
  };
  visit(root);
  return errors;
}

function messageFor(node: SyntaxNode): string {
  const [line = ''] = node.text.trim().split('\n');
  return line === '' ? 'This is not valid Python.' : `This is not valid Python: ${line.slice(0, 60)}`;
}
