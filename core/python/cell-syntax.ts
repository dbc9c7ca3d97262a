import { separateMagics } from '#core/notebook/magics.ts';
import type { Cell } from '#core/notebook/model.ts';
import { Positions } from '#core/notebook/positions.ts';
import type { CellSyntax } from './model.ts';
import type { SyntaxNode } from './syntax.ts';

/** A code cell with its syntax, as the rest of the analysis takes it. */
export interface ParsedCell {
  readonly syntax: CellSyntax;
  readonly root: SyntaxNode;
  readonly positions: Positions;
}

/** Blanks the magics, parses, and notes what is no Python. */
export function readCellSyntax(cell: Cell, parse: (source: string) => SyntaxNode): ParsedCell {
  const { python, magics } = separateMagics(cell.source);
  const root = parse(python);
  const positions = new Positions(python);
  const errors = errorsIn(root).map((node) => ({
    range: positions.range(node.start, node.end),
    message: messageFor(node),
  }));
  return { syntax: { cell, python, magics, errors }, root, positions };
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
