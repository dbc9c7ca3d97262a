import { Positions } from '#core/notebook/positions.ts';
import type { Project } from '#core/project.ts';
import type { Analysis } from '#core/python/model.ts';
import { applyEdits, type Edit } from '#core/python/slice/edits.ts';
import { at } from '#core/python/slice/obstacle.ts';
import { commentAbove, commentBeside } from '#core/python/slice/pieces.ts';
import { fileFor, pathsIn, variableFor } from '#core/python/slice/run-cells.ts';
import type { Step } from '#core/python/slice/trace.ts';
import type { SyntaxNode } from '#core/python/syntax.ts';
import type { Range } from '#protocol/finding.ts';

/** Changes every text of the notebook needs wherever it goes: paths of the project, no secrets. */
export class Texts {
  readonly notes = new Set<string>();
  readonly #analysis: Analysis;
  readonly #project: Project;
  readonly #more: ReadonlyMap<number, readonly Edit[]>;

  /** `more`: further edits by cell. */
  constructor(analysis: Analysis, project: Project, more: ReadonlyMap<number, readonly Edit[]>) {
    this.#analysis = analysis;
    this.#project = project;
    this.#more = more;
  }

  /** Text of a statement, with the comments above and beside it, without the statements that are left out. */
  of(step: Step, removed: readonly SyntaxNode[], own: readonly Edit[] = []): string {
    const { syntax } = step.statement;
    const { python } = step.cell;
    const edits = [
      ...this.#cellEdits(step).filter(
        (edit) => ![...removed, ...own].some((other) => other.start <= edit.start && edit.end <= other.end),
      ),
      ...(this.#more.get(step.statement.cell) ?? []),
      ...own,
      ...removalEdits(python, syntax, removed),
    ];
    const text = applyEdits(python, edits, syntax.start, syntax.end)
      .split('\n')
      .map((line) => line.trimEnd())
      .join('\n');
    return `${commentAbove(step, syntax)}${text.trimEnd()}${commentBeside(step, syntax)}`;
  }

  #cellEdits(step: Step): Edit[] {
    const { cell } = step.statement;
    const positions = new Positions(step.cell.python);
    const edit = (range: Range, text: string): Edit => ({
      start: positions.offset(range.start),
      end: positions.offset(range.end),
      text,
    });
    const inside = (range: Range): boolean =>
      range.start.line >= step.statement.range.start.line && range.end.line <= step.statement.range.end.line;
    const edits: Edit[] = [];
    for (const { range, value } of pathsIn(this.#analysis, cell)) {
      const file = inside(range) ? fileFor(value, this.#project) : null;
      if (file === null || file === value) continue;
      edits.push(edit(range, JSON.stringify(file)));
      this.notes.add(`Reads \`${file}\` of the project instead of \`${value}\` (${at(cell, range.start.line)}).`);
    }
    for (const { cell: where, range, kind, in: source } of this.#analysis.facts.secrets) {
      if (where !== cell || source !== 'source' || !inside(range)) continue;
      const name = variableFor(step.cell.python, positions.offset(range.start));
      edits.push(edit(range, `os.environ[${JSON.stringify(name)}]`));
      this.notes.add(`Takes the ${kind} (${at(cell, range.start.line)}) from the environment variable \`${name}\`.`);
    }
    for (const { cell: where, range } of this.#analysis.facts.installs)
      if (where === cell && inside(range)) edits.push(edit(range, 'None'));
    return edits;
  }
}

/** Takes whole lines where a statement has them to itself; a block that is left with nothing gets a `pass`. */
function removalEdits(python: string, whole: SyntaxNode, removed: readonly SyntaxNode[]): Edit[] {
  const emptied = new Set<SyntaxNode>();
  const visit = (node: SyntaxNode): void => {
    if (node.type === 'block' && node.parts.length > 0 && node.parts.every((part) => removed.includes(part)))
      emptied.add(node);
    for (const part of node.parts) if (!removed.includes(part)) visit(part);
  };
  visit(whole);
  const passed = new Set([...emptied].flatMap((block) => block.parts.slice(0, 1)));
  return removed.map((node): Edit => {
    if (passed.has(node)) return { start: node.start, end: node.end, text: 'pass' };
    const lineStart = python.lastIndexOf('\n', node.start - 1) + 1;
    const newline = python.indexOf('\n', node.end);
    const lineEnd = newline === -1 ? python.length : newline;
    const before = python.slice(lineStart, node.start);
    const after = python.slice(node.end, lineEnd).trim();
    if (before.trim() === '' && (after === '' || after.startsWith('#'))) {
      return {
        start: Math.max(whole.start, withComments(python, lineStart) - 1),
        end: Math.min(lineEnd, whole.end),
        text: '',
      };
    }
    const semicolon = /^\s*;\s*/.exec(python.slice(node.end, lineEnd));
    return semicolon === null
      ? { start: node.start, end: node.end, text: 'pass' }
      : { start: node.start, end: node.end + semicolon[0].length, text: '' };
  });
}

/** Where the comment lines right above a line begin. */
function withComments(python: string, lineStart: number): number {
  let start = lineStart;
  while (start > 0) {
    const above = python.lastIndexOf('\n', start - 2) + 1;
    if (!python.slice(above, start).trim().startsWith('#')) break;
    start = above;
  }
  return start;
}
