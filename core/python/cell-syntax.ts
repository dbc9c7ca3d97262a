import { separateMagics } from '#core/notebook/magics.ts';
import type { Cell } from '#core/notebook/model.ts';
import { Positions } from '#core/notebook/positions.ts';
import { noteEmbedded } from './embedded.ts';
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
  if (/\bexec\s*\(/.test(python)) noteEmbedded(root, parse);
  const positions = new Positions(python);
  const errors = errorsIn(root, python).map((node) => ({
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

function errorsIn(root: SyntaxNode, source: string): SyntaxNode[] {
  const errors: SyntaxNode[] = [];
  const visit = (node: SyntaxNode): void => {
    if (node.type === 'ERROR') errors.push(node);
    else {
      if (node.type === 'module' || node.type === 'block') errors.push(...unseparated(node, source));
      if (node.type === 'argument_list') errors.push(...afterKeyword(node));
      for (const child of node.children) visit(child);
    }
  };
  visit(root);
  return errors;
}

/** Statements that follow another on its line without a `;`. The grammar makes up the line's end, and says nothing of it. */
function unseparated(block: SyntaxNode, source: string): SyntaxNode[] {
  const statements = block.parts.filter(({ type }) => type !== 'line_continuation');
  return statements.filter((part, index) => {
    const before = statements[index - 1];
    if (before === undefined || before.type === 'ERROR' || part.type === 'ERROR') return false;
    return /^[ \t]*$/.test(source.slice(before.end, part.start)) && !/[\n;]\s*$/.test(before.text);
  });
}

/** `f(a=1, b)`: the grammar takes it and Python does not. */
function afterKeyword({ parts }: SyntaxNode): SyntaxNode[] {
  const keyword = parts.findIndex(({ type }) => type === 'keyword_argument');
  if (keyword === -1) return [];
  return parts
    .slice(keyword)
    .filter(({ type }) => !/^(?:keyword_argument|dictionary_splat|list_splat|ERROR)$/.test(type));
}

function messageFor(node: SyntaxNode): string {
  const [line = ''] = node.text.trim().split('\n');
  return line === '' ? 'This is not valid Python.' : `This is not valid Python: ${line.slice(0, 60)}`;
}
