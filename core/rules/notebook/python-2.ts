import { isPython2 } from '#core/notebook/language.ts';
import { Positions } from '#core/notebook/positions.ts';
import { statementsOf } from '#core/python/by-cell.ts';
import type { Analysis, CellSyntax } from '#core/python/model.ts';
import type { SyntaxNode } from '#core/python/syntax.ts';
import { defineNotebookRule, type FixDraft, type Spot } from '../define.ts';

export const python2 = defineNotebookRule(
  {
    id: 'notebook/python-2',
    title: 'The notebook is written for Python 2',
    severity: 'error',
    item: 'pipeline',
    why: 'Python 2 had its last release in 2020 and gets no security fixes; packages of today do not install there, and Python 3 stops at its words.',
    source: 'PEP 373, "Python 2.7 Release Schedule": https://peps.python.org/pep-0373/',
    bad: '# %%\naccuracy = 0.9\nprint "accuracy", accuracy',
    good: '# %%\naccuracy = 0.9\nprint("accuracy", accuracy)',
    fix: 'Safe for a plain `print`: the same as a call. The rest is a choice: 2to3 and python-modernize convert, and somebody has to look.',
  },
  ({ analysis, report }) => {
    const prints = analysis.cells.flatMap(printsIn(analysis));
    if (!isPython2(analysis.notebook)) {
      for (const print of prints)
        report(print, 'Python 3 stops at the `print` of Python 2 with a SyntaxError. Call it: `print(...)`.', {
          fixes: called([print], 'safe'),
        });
      return;
    }
    const [first] = analysis.cells.filter(({ python }) => /\S/.test(python));
    if (first === undefined) return;
    const line = first.cell.source.split('\n')[0] ?? '';
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: line.length } };
    report(
      { cell: first.cell.index, range },
      `The notebook runs on Python ${analysis.notebook.languageVersion ?? '2'}, and no environment of today can be made for that. Convert it, with 2to3 to begin with, and run it on Python 3.`,
      { fixes: called(prints, 'offered') },
    );
  },
);

interface Print extends Spot {
  readonly text: string;
}

const printsIn =
  (analysis: Analysis) =>
  ({ cell, python }: CellSyntax): Print[] => {
    if (!/\bprint\b/.test(python)) return [];
    const positions = new Positions(python);
    return statementsOf(analysis, cell.index)
      .flatMap(({ syntax }) => printStatements(syntax))
      .map(({ start, end, text }) => ({ cell: cell.index, range: positions.range(start, end), text }));
  };

const printStatements = (node: SyntaxNode): SyntaxNode[] =>
  node.type === 'print_statement' ? [node] : node.children.flatMap(printStatements);

/** What plain prints print, in brackets; not of those into a file, without an end of line, or over several lines. */
function called(prints: readonly Print[], kind: FixDraft['kind']): FixDraft[] {
  const edits = prints.flatMap(({ cell, range, text }) => {
    const [, printed] = /^print\s+([^>\s].*)(?<![,\s])$/.exec(text) ?? [];
    return printed === undefined ? [] : [{ cell, range, newText: `print(${printed})` }];
  });
  if (edits.length === 0) return [];
  return [{ title: edits.length === 1 ? 'Call `print`' : `Call \`print\`, ${edits.length} times`, kind, edits }];
}
