import { defineNotebookRule } from '../define.ts';
import { mayFail } from '../support/may-fail.ts';

export const cellFailed = defineNotebookRule(
  {
    id: 'notebook/cell-failed',
    title: 'A cell ended with an error when it last ran',
    severity: 'warning',
    item: 'pipeline',
    why: 'A run from top to bottom stops at the first error, so nothing below this cell would come about.',
    source:
      'Pimentel et al., "A Large-Scale Study About Quality and Reproducibility of Jupyter Notebooks", MSR 2019: https://doi.org/10.1109/MSR.2019.00077',
    bad: '# %% [1]\nimport pandas as pd\n\ndf = pd.read_csv("sales.csv")\n# error: FileNotFoundError: No such file or directory: \'sales.csv\'',
    good: '# %% [1]\nimport pandas as pd\n\ndf = pd.read_csv("data/sales.csv")\n# out:',
    fix: 'None: what went wrong is in the output.',
  },
  ({ analysis, report }) => {
    for (const { cell } of analysis.cells) {
      const failed = cell.outputs.find(({ kind }) => kind === 'error');
      if (failed === undefined || mayFail(cell)) continue;
      const [what = 'an error'] = failed.text.split('\n');
      const line = Math.max(
        0,
        cell.source.split('\n').findIndex((text) => text.trim() !== ''),
      );
      const end = cell.source.split('\n')[line]?.length ?? 0;
      report(
        { cell: cell.index, range: { start: { line, character: 0 }, end: { line, character: end } } },
        `The saved output is \`${what.slice(0, 100)}\`. Mend the cell, or run it again, so that the notebook can run through.`,
      );
    }
  },
);
