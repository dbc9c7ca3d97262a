import type { UndefinedName } from '#core/python/model.ts';
import { defineNotebookRule } from '../define.ts';
import { importFixes } from '../support/import-earlier.ts';
import { mayFail } from '../support/may-fail.ts';
import { whyMissing } from '../support/order.ts';
import { cellName } from '../support/source.ts';

export const usedBeforeDefinition = defineNotebookRule(
  {
    id: 'notebook/used-before-definition',
    title: 'A name is read above the line that defines it',
    severity: 'error',
    item: 'pipeline',
    mark: 'order',
    why: 'Run from top to bottom, as every pipeline does, the notebook stops here with a NameError.',
    source: 'Python language reference, "Naming and binding": https://docs.python.org/3/reference/executionmodel.html',
    bad: '# %%\nprices = pd.read_csv("data/prices.csv")\n# %%\nimport pandas as pd',
    good: '# %%\nimport pandas as pd\n# %%\nprices = pd.read_csv("data/prices.csv")',
    fix: 'Safe where an import defines the name: the same import on top of this cell. Otherwise none: which of the two cells has to move is for the author to say.',
  },
  ({ analysis, report }) => {
    const later = analysis.order.undefinedInDocument.flatMap((name) => {
      const why = whyMissing(analysis, name);
      return why.kind === 'later' ? [{ name, from: why.cell }] : [];
    });
    // One cell that stands too low is one finding, however many of its names a cell needs.
    for (const group of Map.groupBy(later, ({ name, from }) => `${name.cell} ${from}`).values()) {
      const [first] = group;
      if (first === undefined) continue;
      const names = group.map(({ name }) => name);
      const listed = [...new Set(names.map(({ name }) => `\`${name}\``))].join(', ');
      const here = first.from === first.name.cell;
      report(
        first.name,
        here
          ? `${listed} ${names.length > 1 ? 'are' : 'is'} defined further down in this cell. Define ${names.length > 1 ? 'them' : 'it'} before this line.`
          : `${listed} ${names.length > 1 ? 'are' : 'is'} defined further down, in ${cellName(analysis, first.from)}. Move that cell above this one.`,
        { fixes: importFixes(analysis, names), ...branchSeverity(names) },
      );
    }
    for (const name of analysis.order.inBodies) {
      const cell = analysis.notebook.cells[name.cell];
      if (name.kind !== 'unbound' || (cell !== undefined && mayFail(cell))) continue;
      const isGlobal = analysis.statements.some(({ defines }) => defines.includes(name.name));
      report(
        name,
        `\`${name.of}\` assigns \`${name.name}\` on this line or below, which makes it a local name of the function, and reads it here before. ${isGlobal ? `Pass it in and return it, or write \`global ${name.name}\` first.` : 'Assign it before this line.'}`,
        name.reached ? {} : { severity: 'warning' },
      );
    }
  },
);

/** What a run may never come to stops no pipeline for sure. */
const branchSeverity = (names: readonly UndefinedName[]) =>
  names.every(({ branch }) => branch) ? ({ severity: 'warning' } as const) : {};
