import { statementsOf } from './by-cell.ts';
import type { Analysis, Statement } from './model.ts';
import { rootOf } from './roots.ts';
import type { SyntaxNode } from './syntax.ts';

/** A cell's part in the model: the code of its statements that lead there, without comments and blank lines. */
export interface LeadingCell {
  readonly cell: number;
  readonly first: Statement;
  readonly code: string;
  /** Whether it is known to run there: an editor drops the count of a cell that is edited, and its place is then the likeliest. */
  readonly isPlaced: boolean;
}

/**
 * What the notebook's models and their answers come from, cell by cell in the order of running: every statement that they depend on,
 * every seed, every star import, and every bare call of a module they use, which may set what it does. Plots, looks at the data and whatever else leads nowhere are not in it, nor are comments.
 */
export function leadingCells(analysis: Analysis): LeadingCell[] {
  const { document, execution, undefinedInDocument } = analysis.order;
  const isAsWritten = execution === null || undefinedInDocument.every(({ branch }) => branch);
  const order = isAsWritten ? document : execution;
  const counted = new Set(analysis.cells.flatMap(({ cell }) => (cell.executionCount === null ? [] : cell.index)));
  const leading = leadingAmong(
    order.flatMap((cell) => statementsOf(analysis, cell)),
    analysis,
  );
  return order.flatMap((cell) => {
    const own = statementsOf(analysis, cell).filter((statement) => leading.has(statement.id));
    const [first] = own;
    return first === undefined
      ? []
      : [
          {
            cell,
            first,
            code: own.map(({ syntax }) => codeOf(syntax)).join('\n'),
            isPlaced: isAsWritten || counted.has(cell),
          },
        ];
  });
}

/** From the last statement back: what defines or changes a name that is needed further on. */
function leadingAmong(steps: readonly Statement[], { facts, imports }: Analysis): ReadonlySet<number> {
  const roots = new Set(
    [...facts.fits.filter(({ role }) => role === 'model'), ...facts.predictions, ...facts.randomness].map(
      ({ statement }) => statement,
    ),
  );
  for (const { id, text } of steps) if (/^from\b.*\bimport\s*\*/.test(text)) roots.add(id);
  const leading = new Set<number>();
  const needed = new Set<string>();
  const modules = new Set(imports.map(({ binding }) => binding));
  for (const statement of steps.toReversed()) {
    const { id, kind, defines, mutates, uses } = statement;
    const isNeeded = [...defines, ...mutates].some((name) => needed.has(name));
    const module = moduleSetIn(statement, modules);
    const isSetting = module !== null && needed.has(module);
    if (!isNeeded && !isSetting && !roots.has(id)) continue;
    leading.add(id);
    if (always.has(kind)) for (const name of defines) needed.delete(name);
    for (const { name } of uses) needed.add(name);
    for (const name of mutates) needed.add(name);
  }
  return leading;
}

/** The module that a statement is a bare call of, such as `pd.set_option(...)`; null for any other. */
function moduleSetIn({ syntax }: Statement, modules: ReadonlySet<string>): string | null {
  const [call] = syntax.type === 'expression_statement' ? syntax.parts : [];
  const name = call?.type === 'call' ? rootOf(call) : null;
  return name !== null && modules.has(name) ? name : null;
}

/** Statements that bind all their names whenever they run; others may leave an earlier value. */
const always = new Set([
  'assignment',
  'import_statement',
  'import_from_statement',
  'function_definition',
  'class_definition',
]);

/** A statement's text without comments and blank lines. */
export function codeOf(syntax: SyntaxNode): string {
  let code = syntax.text;
  for (const { start, end } of commentsIn(syntax).toReversed())
    code = code.slice(0, start - syntax.start) + code.slice(end - syntax.start);
  return code
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line !== '')
    .join('\n');
}

const commentsIn = (node: SyntaxNode): SyntaxNode[] =>
  node.children.flatMap((child) => (child.type === 'comment' ? [child] : commentsIn(child)));
