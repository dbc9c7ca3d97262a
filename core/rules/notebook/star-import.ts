import { defineNotebookRule } from '../define.ts';

export const starImport = defineNotebookRule(
  {
    id: 'notebook/star-import',
    title: 'Everything of a module is imported',
    severity: 'information',
    item: 'pipeline',
    why: 'Nobody can tell which of its names the notebook needs, a new release may overwrite yours, and where the module is no well-known one, no tool (this one included) can find a name that is missing.',
    source: 'PEP 8, "Imports": https://peps.python.org/pep-0008/#imports',
    bad: 'from math import *\n\narea = pi * 2**2',
    good: 'from math import pi\n\narea = pi * 2**2',
    fix: 'None: which names are meant cannot be seen without running the module.',
  },
  ({ analysis, report }) => {
    for (const item of analysis.imports) {
      if (item.binding !== '*' || item.conditional) continue;
      report(item, `Import the names you use from \`${item.path}\` by name: a star hides which they are.`);
    }
  },
);
