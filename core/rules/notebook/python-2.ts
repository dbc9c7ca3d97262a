import { isPython2 } from '#core/notebook/language.ts';
import type { Analysis, Statement } from '#core/python/model.ts';
import type { SyntaxNode } from '#core/python/syntax.ts';
import { defineNotebookRule, type FixDraft } from '../define.ts';

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
    const prints = analysis.statements.filter(({ syntax }) => hasPrint(syntax));
    if (!isPython2(analysis.notebook)) {
      for (const statement of prints)
        report(statement, 'Python 3 stops at the `print` of Python 2 with a SyntaxError. Call it: `print(...)`.', {
          fixes: called([statement], analysis, 'safe'),
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
      { fixes: called(prints, analysis, 'offered') },
    );
  },
);

const hasPrint = (node: SyntaxNode): boolean => node.type === 'print_statement' || node.children.some(hasPrint);

/** What plain prints print, in brackets; not of those within a block, into a file, or without an end of line. */
function called(prints: readonly Statement[], { cells }: Analysis, kind: FixDraft['kind']): FixDraft[] {
  const edits = prints.flatMap(({ syntax, cell, range, text }) => {
    const isBroken = cells.some((each) => each.cell.index === cell && each.errors.length > 0);
    if (isBroken || syntax.type !== 'print_statement' || !/^print\s+[^>\s].*(?<![,\s])$/.test(text)) return [];
    return [{ cell, range, newText: `print(${text.replace(/^print\s+/, '')})` }];
  });
  if (edits.length === 0) return [];
  return [{ title: edits.length === 1 ? 'Call `print`' : `Call \`print\`, ${edits.length} times`, kind, edits }];
}
