import type { Language, TreeCursor } from 'web-tree-sitter';

/**
 * A node of the syntax tree as plain data. The tree of the parser lives in WebAssembly memory and is deleted at once;
 * this one is kept with the cell, shared and never changed. Offsets are UTF-16 units of the cell's blanked source.
 */
export class SyntaxNode {
  readonly type: string;
  /** The grammar's field that this node fills in its parent, such as `left` or `body`. */
  readonly field: string | null;
  readonly start: number;
  readonly end: number;
  /** Named children and tokens that fill a field (operators); brackets, commas and keywords are left out. */
  readonly children: readonly SyntaxNode[];
  /** Children that carry meaning, in order: all but comments. */
  readonly parts: readonly SyntaxNode[];
  readonly #source: string;

  constructor(
    type: string,
    field: string | null,
    start: number,
    end: number,
    children: readonly SyntaxNode[],
    source: string,
  ) {
    this.type = type;
    this.field = field;
    this.start = start;
    this.end = end;
    this.children = children;
    const commented = children.some((child) => child.type === 'comment');
    this.parts = commented ? children.filter((child) => child.type !== 'comment') : children;
    this.#source = source;
  }

  get text(): string {
    return this.#source.slice(this.start, this.end);
  }

  child(field: string): SyntaxNode | null {
    return this.children.find((child) => child.field === field) ?? null;
  }

  childrenIn(field: string): SyntaxNode[] {
    return this.children.filter((child) => child.field === field);
  }

  /** Whether another node of the same cell lies within this one, or is it. */
  holds({ start, end }: SyntaxNode): boolean {
    return this.start <= start && end <= this.end;
  }
}

/** Deeper nesting than any person writes is cut, so that hostile text cannot exhaust the stack. */
const deepest = 400;

/** Copies the tree under the cursor. The cursor is left where it was. */
export function copyTree(cursor: TreeCursor, language: Language, source: string): SyntaxNode {
  const { types, fields } = language;
  const copy = (depth: number): SyntaxNode | null => {
    const typeId = cursor.nodeTypeId;
    const fieldId = cursor.currentFieldId;
    const field = fieldId === 0 ? null : (fields[fieldId] ?? null);
    const start = cursor.startIndex;
    const end = cursor.endIndex;
    // What the parser made up to go on is an error, too.
    const missing = start === end && cursor.nodeIsMissing;
    const type = typeId === 65535 || missing ? 'ERROR' : (types[typeId] ?? 'ERROR');
    if (field === null && type !== 'ERROR' && !language.nodeTypeIsNamed(typeId)) return null;
    const children: SyntaxNode[] = [];
    if (depth < deepest && cursor.gotoFirstChild()) {
      do {
        const child = copy(depth + 1);
        if (child !== null) children.push(child);
      } while (cursor.gotoNextSibling());
      cursor.gotoParent();
    }
    return new SyntaxNode(type, field, start, end, children, source);
  };
  return copy(0) ?? new SyntaxNode('module', null, 0, source.length, [], source);
}
