import { platformModules } from '#core/environment/data/distributions.ts';
import { defineNotebookRule } from '../define.ts';

export const platformOnly = defineNotebookRule(
  {
    id: 'notebook/platform-only',
    title: 'An import exists on one hosting service only',
    severity: 'warning',
    item: 'environment',
    why: 'No installer can fetch it, so the notebook stops at this line everywhere else: in CI, in an image, on a colleague’s machine.',
    source: 'Google Colab, "External data": https://colab.research.google.com/notebooks/io.ipynb',
    bad: 'from google.colab import drive\n\ndrive.mount("drive")',
    good: 'try:\n    from google.colab import drive\n\n    drive.mount("drive")\nexcept ImportError:\n    pass  # the data is in the project',
    fix: 'None: what stands in for it elsewhere (a path of the project, a bucket, an environment variable) is a decision.',
  },
  ({ analysis, report }) => {
    const told = new Set<string>();
    for (const item of analysis.imports) {
      const parts = item.path.split('.');
      const module = parts
        .map((_, index) => parts.slice(0, index + 1).join('.'))
        .find((path) => platformModules.has(path));
      if (module === undefined || item.conditional || told.has(module)) continue;
      told.add(module);
      report(
        item,
        `\`${module}\` is there on its own service only. Ask for it in a \`try\`, and say what happens elsewhere.`,
      );
    }
  },
);
