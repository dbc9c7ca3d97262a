import type { CellSyntax } from '#core/python/model.ts';
import { defineNotebookRule } from '../define.ts';
import { mayFail } from '../support/may-fail.ts';

export const notPython = defineNotebookRule(
  {
    id: 'notebook/not-python',
    title: 'A cell is not Python',
    severity: 'error',
    item: 'pipeline',
    why: 'Run from top to bottom, as every pipeline does, the notebook stops here with a SyntaxError, and nothing of the cell runs.',
    source:
      'Pimentel et al., "A Large-Scale Study About Quality and Reproducibility of Jupyter Notebooks", MSR 2019: https://doi.org/10.1109/MSR.2019.00077',
    bad: '# %%\nrate = <your rate here>\nprint(rate)',
    good: '# %%\nimport os\n\nrate = float(os.environ["RATE"])\nprint(rate)',
    fix: 'None: only the author knows what the cell should be. Text belongs into a Markdown cell, a command behind `!` or under `%%bash`, SQL under `%%sql`.',
  },
  ({ analysis, report }) => {
    // Python 2 has words that no parser of today knows.
    if (analysis.notebook.languageVersion?.startsWith('2.')) return;
    const written = analysis.cells.filter(({ python }) => /\w/.test(python));
    const broken = written.filter(({ cell, errors }) => errors.length > 0 && !mayFail(cell));
    const [first] = broken;
    if (first !== undefined && broken.length > 1 && broken.length * 3 > written.length) {
      report(
        spotIn(first),
        `${broken.length} of ${written.length} code cells are not Python, although the notebook says it is in Python. Choose the kernel of its language.`,
      );
      return;
    }
    for (const syntax of broken) {
      const spot = spotIn(syntax);
      report(spot, messageFor(spot.text));
    }
  },
);

/** The line of the first error. */
function spotIn({ cell, errors }: CellSyntax) {
  const line = Math.min(...errors.map(({ range }) => range.start.line));
  const text = cell.source.split('\n')[line] ?? '';
  const from = text.length - text.trimStart().length;
  const range = { start: { line, character: from }, end: { line, character: text.trimEnd().length } };
  return { cell: cell.index, range, text: text.trim() };
}

function messageFor(text: string): string {
  const shown = text.length > 60 ? `${text.slice(0, 60)} …` : text;
  return `Python cannot read this cell, and the notebook stops here with a SyntaxError: \`${shown}\`. Mend the line, or turn the cell into Markdown.`;
}
