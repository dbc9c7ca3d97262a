import type { Analysis, UndefinedName } from '#core/python/model.ts';
import { defineNotebookRule, type Look } from '../define.ts';
import { importFixes } from '../support/import-earlier.ts';
import { impossibleReads } from '../support/impossible-counts.ts';
import { aliasFixes } from '../support/known-aliases.ts';
import { whyMissing } from '../support/order.ts';
import { cellName } from '../support/source.ts';
import { orderDifferences } from '../support/state-chains.ts';

export const hiddenState = defineNotebookRule(
  {
    id: 'notebook/hidden-state',
    title: 'The outputs rest on state that is not on the page',
    severity: 'error',
    item: 'pipeline',
    mark: 'order',
    why: 'Cells that ran in another order than the page, or that were deleted since, leave values in the kernel. A fresh run from top to bottom gives other answers, or stops.',
    source:
      'Pimentel et al., "A Large-Scale Study About Quality and Reproducibility of Jupyter Notebooks", MSR 2019: https://doi.org/10.1109/MSR.2019.00077',
    bad: '# %% [2]\nprint(json.dumps(prices))\n# %% [1]\nimport json\n\nprices = [3, 4]',
    good: '# %% [1]\nimport json\n\nprices = [3, 4]\n# %% [2]\nprint(json.dumps(prices))',
    fix: 'Safe where all that is missing are imports of a cell below: the same imports on top of this cell. Offered for a deleted import that everyone writes alike (`pd`, `np`). Otherwise none: moving cells is the author’s choice. "Restart kernel and run all" shows whether the page stands on its own.',
  },
  (look) => {
    const explained = new Set<number>();
    deletedOrLater(look, explained);
    ranTooEarly(look, explained);
    otherOrder(look, explained);
  },
);

function deletedOrLater({ analysis, report }: Look, explained: Set<number>): void {
  const below = new Map<string, UndefinedName[]>();
  for (const name of analysis.order.undefinedInDocument) {
    const why = whyMissing(analysis, name);
    if (why.kind !== 'deleted' && why.kind !== 'ran-earlier') continue;
    explained.add(name.cell);
    if (why.kind === 'deleted')
      report(
        name,
        `This cell ran (In [${countOf(analysis, name.cell)}]) and no cell defines \`${name.name}\`: the one that did was deleted or changed. Bring it back, or a fresh run stops here.`,
        { fixes: aliasFixes(analysis, name) },
      );
    else if (why.cell === name.cell)
      report(
        name,
        `\`${name.name}\` is defined further down in this cell, so the cell works only when it is run twice. Define it first.`,
      );
    else {
      // One cell that stands too low is one finding, however many names it brings.
      const key = `${name.cell} ${why.cell}`;
      below.set(key, [...(below.get(key) ?? []), name]);
    }
  }
  for (const names of below.values()) {
    const [first] = names;
    if (first?.definedLater === null || first === undefined) continue;
    const listed = [...new Set(names.map(({ name }) => `\`${name}\``))].join(', ');
    report(
      first,
      `This cell needs ${listed} of ${cellName(analysis, first.definedLater)}, which stands below and ran before. Move this cell below it.`,
      { fixes: importFixes(analysis, names) },
    );
  }
}

/** Reads that stand right on the page, and that the counts say cannot have worked. */
function ranTooEarly({ analysis, report }: Look, explained: Set<number>): void {
  const early = impossibleReads(analysis).filter(({ name }) => !explained.has(name.cell));
  for (const group of Map.groupBy(early, ({ name, from }) => `${name.cell} ${from}`).values()) {
    const [first] = group;
    if (first === undefined) continue;
    explained.add(first.name.cell);
    const listed = [...new Set(group.map(({ name }) => `\`${name.name}\``))].join(', ');
    report(
      first.name,
      `This cell was the first to run and reads ${listed} of ${cellName(analysis, first.from)}, which ran later: it ran in another session, or was edited since. Run all cells again.`,
      { severity: 'warning' },
    );
  }
}

/** Values that are there in both orders, but had other changes behind them. */
function otherOrder({ analysis, report }: Look, explained: ReadonlySet<number>): void {
  for (const { name, reader, writer, first } of orderDifferences(analysis)) {
    if (explained.has(reader.cell) || writer.cell === reader.cell) continue;
    const use = reader.uses.find((item) => item.name === name);
    if (use === undefined) continue;
    const other = cellName(analysis, writer.cell);
    report(
      { cell: reader.cell, range: use.range },
      first === 'page'
        ? `This cell last ran before ${other}, which changes \`${name}\` above it. From top to bottom it sees another \`${name}\` than its output shows; run all cells again.`
        : `This cell last ran after ${other}, which changes \`${name}\` and stands below. From top to bottom it sees another \`${name}\` than its output shows; move it below, or run all cells again.`,
      { severity: 'warning' },
    );
  }
}

const countOf = (analysis: Analysis, index: number): number | null =>
  analysis.notebook.cells[index]?.executionCount ?? null;
