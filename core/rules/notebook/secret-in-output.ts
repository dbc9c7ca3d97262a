import { defineNotebookRule } from '../define.ts';

export const secretInOutput = defineNotebookRule(
  {
    id: 'notebook/secret-in-output',
    title: 'An output shows a secret',
    severity: 'error',
    item: 'security',
    why: 'Outputs are saved in the notebook file and shown by every viewer, so a printed key is published with the next commit.',
    source:
      'OWASP Secrets Management Cheat Sheet: https://cheatsheetseries.owasp.org/cheatsheets/Secrets_Management_Cheat_Sheet.html',
    bad: `# %% [1]
import os

print(os.environ["SLIPWAY_API_KEY"])
# out: slw_EXAMPLE0EXAMPLE1EXAMPLE2`,
    good: `# %% [1]
import os

print("SLIPWAY_API_KEY" in os.environ)
# out: True`,
    fix: 'None: clear the outputs of the cell, take the print out, and revoke the key where it was issued.',
  },
  ({ analysis, report }) => {
    for (const secret of analysis.facts.secrets)
      if (secret.in === 'output')
        report(
          secret,
          `The output of this cell shows what looks like this kind of secret: ${secret.kind}. Clear the output, and revoke the secret where it was issued.`,
        );
  },
);
