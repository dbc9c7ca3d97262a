import { defineNotebookRule } from '../define.ts';

export const secretInMetadata = defineNotebookRule(
  {
    id: 'notebook/secret-in-metadata',
    title: 'The notebook’s metadata holds a secret',
    severity: 'error',
    item: 'security',
    why: 'Tools keep parameters and settings in the notebook file, where no editor shows them, and they are published with the next commit.',
    source:
      'OWASP Secrets Management Cheat Sheet: https://cheatsheetseries.owasp.org/cheatsheets/Secrets_Management_Cheat_Sheet.html',
    bad: '# %%\n# metadata: papermill/parameters/api_token = 9f8e7d6c5b4a39281706\nregion = "north"',
    good: '# %%\n# metadata: papermill/parameters/region = north\nimport os\n\napi_token = os.environ["API_TOKEN"]',
    fix: 'None: take the entry out of the metadata (`jupyter nbconvert --clear-output` does not), give it to the run in the environment, and revoke it where it was issued.',
  },
  ({ analysis, report }) => {
    for (const secret of analysis.facts.secrets)
      if (secret.in === 'metadata')
        report(
          secret,
          `The metadata holds a secret under \`${secret.path}\`: ${secret.kind}. Take it out of the file, and revoke it where it was issued.`,
        );
  },
);
