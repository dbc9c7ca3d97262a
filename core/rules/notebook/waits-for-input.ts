import { defineNotebookRule } from '../define.ts';

export const waitsForInput = defineNotebookRule(
  {
    id: 'notebook/waits-for-input',
    title: 'A cell waits for somebody to type',
    severity: 'warning',
    item: 'pipeline',
    why: 'A scheduled or clean run has nobody at the keyboard: it stops here for good, or with an error.',
    source:
      'papermill documentation, "Parameterize": https://papermill.readthedocs.io/en/latest/usage-parameterize.html',
    bad: 'year = input("which year? ")',
    good: 'import os\n\nyear = os.environ.get("YEAR", "2024")',
    fix: 'None: where the value comes from instead (a parameter, the environment, a file) is a decision.',
  },
  ({ analysis, report }) => {
    for (const statement of analysis.statements) {
      for (const { path, range } of statement.calls) {
        if (path !== 'input' && path !== 'getpass.getpass') continue;
        report(
          { cell: statement.cell, range },
          `\`${path}\` waits for somebody to type, and a run on a schedule has nobody. Take the value from the environment or a parameter.`,
        );
      }
    }
  },
);
