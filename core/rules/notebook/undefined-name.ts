import type { UndefinedName } from '#core/python/model.ts';
import { defineNotebookRule } from '../define.ts';
import { aliasFixes } from '../support/known-aliases.ts';
import { mayFail } from '../support/may-fail.ts';
import { whyMissing } from '../support/order.ts';
import { cellName } from '../support/source.ts';

export const undefinedName = defineNotebookRule(
  {
    id: 'notebook/undefined-name',
    title: 'A name is read and nothing defines it',
    severity: 'error',
    item: 'pipeline',
    why: 'Run from top to bottom, as every pipeline does, the notebook stops here with a NameError.',
    source: 'Python language reference, "Naming and binding": https://docs.python.org/3/reference/executionmodel.html',
    bad: 'df = pd.read_csv("data.csv")',
    good: 'import pandas as pd\ndf = pd.read_csv("data.csv")',
    fix: 'Offered: the import, for names that mean one by habit (`pd`, `np`, `plt`). Otherwise none: only the author knows what the name was.',
  },
  ({ analysis, report }) => {
    for (const name of analysis.order.undefinedInDocument) {
      const cell = analysis.notebook.cells[name.cell];
      if (cell !== undefined && mayFail(cell)) continue;
      const why = whyMissing(analysis, name);
      if (why.kind === 'removed')
        report(
          name,
          `\`${name.name}\` was deleted in ${cellName(analysis, why.cell)} and is read here. Define it again, or delete it later.`,
        );
      if (why.kind === 'first')
        report(
          name,
          `No cell defines \`${name.name}\`, and this one was the first to run: either this line was not reached, or something outside the notebook defines it. Define or import it before this line.`,
          { fixes: aliasFixes(analysis, name), severity: 'warning' },
        );
      if (why.kind === 'nowhere')
        report(
          name,
          name.branch
            ? `No cell defines \`${name.name}\`: the notebook stops when it takes this branch. Define or import it before this line.`
            : `No cell defines \`${name.name}\`. Define or import it before this line.`,
          { fixes: aliasFixes(analysis, name), ...branchSeverity(name) },
        );
    }
    // What nobody is seen to call may still be called, as most methods are, by a library or by another cell's object.
    for (const name of analysis.order.inBodies) {
      const cell = analysis.notebook.cells[name.cell];
      if (name.kind !== 'nowhere' || (cell !== undefined && mayFail(cell))) continue;
      const what = name.of === null ? 'this function' : `\`${name.of}\``;
      report(
        name,
        `No cell defines \`${name.name}\`: ${what} stops when it is called. Define or import it, or pass it in.`,
        {
          fixes: aliasFixes(analysis, name),
          severity: 'warning',
        },
      );
    }
  },
);

/** What a run may never come to stops no pipeline for sure. */
const branchSeverity = ({ branch }: UndefinedName) => (branch ? ({ severity: 'warning' } as const) : {});
