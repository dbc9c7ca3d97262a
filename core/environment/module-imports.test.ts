import { describe, expect, it } from 'vitest';
import { analyserForTests } from '#test/support/analyser.ts';
import { notebookOf } from '#test/support/notebook.ts';
import { projectOf } from '#test/support/rules.ts';
import { needsOf } from './needs.ts';

const analyser = await analyserForTests();
const needed = (source: string, modules: Record<string, string>, notebook = 'n.ipynb') => {
  const project = { ...projectOf({ paths: Object.keys(modules) }), modules: new Map(Object.entries(modules)) };
  const { distributions, unknown } = needsOf(analyser.analyse(notebookOf(source)), project, notebook);
  return { names: distributions.map(({ name }) => name), unknown: unknown.map(({ module }) => module) };
};

describe('what the project’s own modules import', () => {
  it('is needed as well, through one another', () => {
    const modules = {
      'helpers.py':
        '"""Help."""\nimport os\nimport ipywidgets as w, scipy.stats  # both\nfrom tools.plots import show\n',
      'tools/__init__.py': '',
      'tools/plots.py': 'from seaborn import heatmap\nfrom . import style\n\ndef show():\n    import plotly\n',
      'unused.py': 'import torch\n',
    };
    expect(needed('import helpers', modules)).toEqual({ names: ['ipywidgets', 'scipy', 'seaborn'], unknown: [] });
  });

  it('asks nobody about a module’s own import that is not known, and ends where modules import each other', () => {
    const modules = { 'a.py': 'import b\nimport our_own_thing', 'b.py': 'import a\nimport numpy' };
    expect(needed('import a', modules)).toEqual({ names: ['numpy'], unknown: [] });
  });

  it('is looked for beside a notebook in a folder', () => {
    expect(needed('from lib_x import f', { 'nb/lib_x.py': 'import pandas' }, 'nb/n.ipynb').names).toEqual(['pandas']);
  });
});
