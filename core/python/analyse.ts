import { isPython2 } from '#core/notebook/language.ts';
import type { Notebook } from '#core/notebook/model.ts';
import { isPredefined } from './builtins.ts';
import type { ParsedCell } from './cell-syntax.ts';
import { Bindings } from './environment.ts';
import { collectFacts } from './facts/collect.ts';
import type { Analysis, Import, Statement } from './model.ts';
import type { StatementNames } from './names.ts';
import { orderOf } from './order.ts';
import { describeStatement } from './statements.ts';
import type { SyntaxNode } from './syntax.ts';
import { walkStatement } from './walk/statement.ts';

interface Seen {
  readonly cell: ParsedCell;
  readonly syntax: SyntaxNode;
}

/** Links the cells' syntax into the analysis of the whole notebook. */
export function analyseCells(notebook: Notebook, cells: readonly ParsedCell[]): Analysis {
  const seen = cells.flatMap((cell): Seen[] => cell.reading.statements.map((syntax) => ({ cell, syntax })));
  const environment = foresee(seen);
  const callables = new Set([...environment.entries()].flatMap(([name, { callable }]) => (callable ? [name] : [])));
  const names = seen.map(({ syntax }) => walkStatement(syntax, environment));
  const functions = Map.groupBy(
    names.flatMap((one) => one.functions.filter(({ name }) => callables.has(name))),
    ({ name }) => name,
  );
  const bound = new Set(names.flatMap((item) => item.binds));
  const python2 = isPython2(notebook);
  const isBuiltin = (name: string): boolean => isPredefined(name, python2) && !bound.has(name);
  const statements = seen.map(
    ({ cell, syntax }, id): Statement =>
      describeStatement({ id, cell, syntax, names: names[id] ?? nothing, functions, isBuiltin }),
  );
  const imports = seen.flatMap(({ cell }, id) => importsOf(cell, names[id] ?? nothing));
  const syntaxes = cells.map((cell) => cell.syntax);
  // `display` and `print` are there from the start, whatever a later cell binds to them.
  const order = orderOf(syntaxes, cells, statements, names, {
    isBuiltin: (name) => isPredefined(name, python2),
    annotationsRun: !/^3\.(?:1[4-9]|[2-9]\d)/.test(notebook.languageVersion ?? ''),
  });
  const facts = collectFacts({ notebook, cells, statements, imports });
  return { notebook, cells: syntaxes, statements, imports, order, facts };
}

const nothing: StatementNames = {
  binds: [],
  deletes: [],
  reads: [],
  unbound: [],
  mutates: [],
  calls: [],
  imports: [],
  functions: [],
  opensNamespace: false,
};

/** Imports and functions of the whole notebook, for cells that use what a later cell in the document defines. */
function foresee(seen: readonly Seen[]): Bindings {
  const first = new Bindings();
  for (const { syntax } of seen) walkStatement(syntax, first);
  return new Bindings(
    [...first.entries()].map(([name, { value, callable }]) => [
      name,
      { value: value?.kind === 'instance' ? null : value, callable },
    ]),
  );
}

function importsOf(cell: ParsedCell, names: StatementNames): Import[] {
  return names.imports.map(({ node, path, binding, conditional }) => ({
    module: path.startsWith('.') ? '.' : (path.split('.')[0] ?? path),
    path,
    binding,
    cell: cell.syntax.cell.index,
    range: cell.reading.positions.range(node.start, node.end),
    conditional,
  }));
}
