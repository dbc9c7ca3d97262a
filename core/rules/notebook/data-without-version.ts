import { defineNotebookRule } from '../define.ts';
import { liveReads } from '../support/live/live-reads.ts';

export const dataWithoutVersion = defineNotebookRule(
  {
    id: 'notebook/data-without-version',
    title: 'Live data is read without a version',
    severity: 'warning',
    item: 'tracking',
    why: 'What the address answers tomorrow trains another model, and nobody can get the data of today back.',
    source: 'DVC documentation, "Versioning data and models": https://dvc.org/doc/use-cases/versioning-data-and-models',
    bad: `import pandas as pd

df = pd.read_csv("https://raw.githubusercontent.com/owner/data/main/sales.csv")`,
    good: `import pandas as pd

df = pd.read_csv("data/sales.csv")  # kept by DVC, or committed`,
    fix: 'None: keep a copy in the project (DVC for large ones), name a commit, a version or a snapshot in the address, or compare the digest of what came with the one you mean.',
  },
  ({ analysis, project, report }) => {
    for (const { at, message } of liveReads(analysis, project)) report(at, message);
  },
);
