import { defineNotebookRule, type FixDraft } from '../define.ts';
import { isNear, shortened } from '../support/live/address.ts';
import { textAt } from '../support/source.ts';

export const dataOverHttp = defineNotebookRule(
  {
    id: 'notebook/data-over-http',
    title: 'Data is fetched without encryption',
    severity: 'warning',
    item: 'security',
    why: 'Whoever sits between can change the rows, or the file that is then unpickled, and nothing notices.',
    source:
      'OWASP Transport Layer Security Cheat Sheet: https://cheatsheetseries.owasp.org/cheatsheets/Transport_Layer_Security_Cheat_Sheet.html',
    bad: 'import pandas as pd\n\ndf = pd.read_csv("http://example.org/v1.2/sales.csv")',
    good: 'import pandas as pd\n\ndf = pd.read_csv("https://example.org/v1.2/sales.csv")',
    fix: 'Offered: `https://`. A choice, because the host has to answer there.',
  },
  ({ analysis, report }) => {
    for (const read of analysis.facts.reads) {
      if (read.source === null || !/^http:\/\//i.test(read.source) || isNear(read.source)) continue;
      const at = read.sourceRange === null ? read : { cell: read.cell, range: read.sourceRange };
      const text = textAt(analysis, at);
      const fix: FixDraft = {
        title: 'Use `https://`',
        kind: 'offered',
        edits: [{ cell: at.cell, range: at.range, newText: text.replace(/http:\/\//i, 'https://') }],
      };
      const plain = read.sourceRange !== null && /^[rRuU]?["']http:\/\//i.test(text);
      const message = `\`${shortened(read.source)}\` is fetched over plain http: it can be read and changed on the way. Use https, or keep a copy.`;
      report(at, message, {
        fixes: plain ? [fix] : [],
      });
    }
  },
);
