import { Positions } from '#core/notebook/positions.ts';
import { defineNotebookRule, type FixDraft } from '../define.ts';

export const pipInShell = defineNotebookRule(
  {
    id: 'notebook/pip-in-shell',
    title: 'pip runs in a shell, not in the kernel’s environment',
    severity: 'information',
    item: 'environment',
    why: '`!pip` is whatever pip the shell finds first. Where that is another Python than the kernel’s, the package is installed and cannot be imported.',
    source: 'IPython documentation, `%pip`: https://ipython.readthedocs.io/en/stable/interactive/magics.html#magic-pip',
    bad: '!pip install pandas==2.1.4',
    good: '%pip install pandas==2.1.4',
    fix: 'Safe where the line is one pip command: `%pip`, which takes the same arguments. None for several commands in one line.',
  },
  ({ analysis, report }) => {
    for (const { cell, magics } of analysis.cells) {
      const positions = new Positions(cell.source);
      for (const { kind, range } of magics) {
        if (kind !== 'shell') continue;
        const start = positions.offset(range.start);
        const text = cell.source.slice(start, positions.offset(range.end));
        const head = /^!\s*(?:python[\d.]*\s+-m\s+)?pip[\d.]*\s+(?=install\b)/.exec(text)?.[0];
        if (head === undefined) continue;
        const fix: FixDraft = {
          title: 'Use `%pip`',
          kind: 'safe',
          edits: [{ cell: cell.index, range: positions.range(start, start + head.length), newText: '%pip ' }],
        };
        report(
          { cell: cell.index, range },
          '`!pip` may install for another Python than the kernel’s. `%pip` installs where this notebook runs.',
          { fixes: /&&|\|\||[;|>]\s*\S/.test(text.replace(/"[^"]*"|'[^']*'/g, '')) ? [] : [fix] },
        );
      }
    }
  },
);
