import type { Statement } from '#core/python/model.ts';
import { defineNotebookRule, type FixDraft } from '../define.ts';

export const savefigAfterShow = defineNotebookRule(
  {
    id: 'notebook/savefig-after-show',
    title: 'The figure is saved after it was shown, and is empty',
    severity: 'warning',
    item: 'pipeline',
    why: 'With the inline backend `plt.show()` closes the figure. `plt.savefig()` after it begins a new one and writes an empty picture.',
    source:
      'Matplotlib documentation, `pyplot.show`: https://matplotlib.org/stable/api/_as_gen/matplotlib.pyplot.show.html',
    bad: 'import matplotlib.pyplot as plt\n\nplt.plot([1, 2, 3])\nplt.show()\nplt.savefig("loss.png")',
    good: 'import matplotlib.pyplot as plt\n\nplt.plot([1, 2, 3])\nplt.savefig("loss.png")\nplt.show()',
    fix: 'Offered where the two lines follow each other: they change places. A choice, because the file gets other content.',
  },
  ({ analysis, report }) => {
    for (const cell of analysis.cells) {
      let shown: Statement | null = null;
      for (const statement of analysis.statements.filter((each) => each.cell === cell.cell.index)) {
        const drawn = statement.calls.filter(({ path }) =>
          /^(?:matplotlib\.pyplot|seaborn)\.|\.plot(?:\.\w+)?$/.test(path),
        );
        const [only] = drawn;
        if (only?.path === 'matplotlib.pyplot.show' && statement.calls.length === 1) shown = statement;
        else if (
          shown !== null &&
          only?.path === 'matplotlib.pyplot.savefig' &&
          statement.kind === 'expression_statement'
        ) {
          report(
            { cell: statement.cell, range: only.range },
            '`plt.show()` above has closed the figure, so this file is empty. Save first.',
            { fixes: fixesFor(shown, statement) },
          );
        } else if (drawn.length > 0 || /definition|for_|with_/.test(statement.kind)) shown = null;
      }
    }
  },
);

function fixesFor(shown: Statement, saved: Statement): FixDraft[] {
  const apart = saved.range.start.line - shown.range.end.line;
  if (shown.kind !== 'expression_statement' || apart !== 1) return [];
  return [
    {
      title: 'Save before showing',
      kind: 'offered',
      edits: [
        { cell: shown.cell, range: shown.range, newText: saved.text },
        { cell: saved.cell, range: saved.range, newText: shown.text },
      ],
    },
  ];
}
