import { needsOf } from '#core/environment/index.ts';
import { defineNotebookRule } from '../define.ts';

export const unknownImport = defineNotebookRule(
  {
    id: 'notebook/unknown-import',
    title: 'Nobody knows which package provides an import',
    severity: 'warning',
    item: 'environment',
    why: 'A clean environment cannot be made without the name. A guess is dangerous: somebody else may have registered it with other code (dependency confusion).',
    source:
      'Alex Birsan, "Dependency Confusion", 2021: https://medium.com/@alex.birsan/dependency-confusion-4a5d60fec610',
    bad: 'from our_team_utils import load',
    good: `from sales_utils import load  # a module of the project`,
    files: { 'notebooks/sales_utils.py': 'def load(): ...\n' },
    fix: 'None: say in the requirements which distribution it is (`acme-tools==1.4  # imports: our_team_utils`), or put the module into the project.',
  },
  ({ analysis, project, file, report }) => {
    const { unknown } = needsOf(analysis, project, file);
    const told = new Set<string>();
    for (const item of unknown) {
      if (told.has(item.module)) continue;
      told.add(item.module);
      report(
        item,
        `\`${item.module}\` is no module of the project and of no package Slipway knows. Name the package in the requirements (\`name==version  # imports: ${item.module}\`), or add the module to the project.`,
      );
    }
  },
);
