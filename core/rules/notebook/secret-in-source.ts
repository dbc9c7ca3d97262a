import type { Analysis, Facts } from '#core/python/model.ts';
import type { SyntaxNode } from '#core/python/syntax.ts';
import { defineNotebookRule, type FixDraft } from '../define.ts';
import { bindingOf, importBefore } from '../support/imports.ts';
import { cellAt, textAt } from '../support/source.ts';

export const secretInSource = defineNotebookRule(
  {
    id: 'notebook/secret-in-source',
    title: 'A secret is written in a cell',
    severity: 'error',
    item: 'security',
    why: 'Everyone who gets the notebook, its history or the image made from it has the key, and git never forgets it.',
    source:
      'OWASP Secrets Management Cheat Sheet: https://cheatsheetseries.owasp.org/cheatsheets/Secrets_Management_Cheat_Sheet.html',
    bad: `api_key = "k3y-9f8e7d6c5b4a39281706f5e4d3c2b1a0"`,
    good: 'import os\n\napi_key = os.environ["API_KEY"]',
    fix: 'Offered, for a string of Python code: reads the value from the environment instead. None in comments, shell lines and Markdown, or where the value is put into the environment: the secret has to go. The key has been seen by now, so it must be replaced where it was issued as well.',
  },
  ({ analysis, report }) => {
    for (const secret of analysis.facts.secrets) {
      if (secret.in === 'source')
        report(
          secret,
          `A secret stands in the source: ${secret.kind}. Read it from the environment, and revoke this one where it was issued.`,
          { fixes: fixesFor(analysis, secret) },
        );
      if (secret.in === 'text')
        report(
          secret,
          `A secret stands in this cell: ${secret.kind}. Take it out, keep it in the environment, and revoke it where it was issued.`,
        );
    }
  },
);

function fixesFor(analysis: Analysis, secret: Facts['secrets'][number]): FixDraft[] {
  const { cell, range } = secret;
  if (/^[rRuUbB]?["']/.test(textAt(analysis, secret)) === false || isForEnvironment(analysis, secret)) return [];
  const imports = importBefore(analysis, 'os', cell);
  if (imports === null) return [];
  const os = bindingOf(analysis, 'os', cell) ?? 'os';
  const name = environmentName(analysis, secret);
  return [
    {
      title: `Read it from the environment: \`${os}.environ["${name}"]\``,
      kind: 'offered',
      edits: [...imports, { cell, range, newText: `${os}.environ["${name}"]` }],
    },
  ];
}

/** Put into the environment, or what stands in for it: reading it from there would go round in a circle. */
function isForEnvironment(analysis: Analysis, { cell, range: { start } }: Facts['secrets'][number]): boolean {
  const before = { start: { line: start.line, character: 0 }, end: start };
  return /\b(?:environ|getenv|putenv|setenv)\b/.test(textAt(analysis, { cell, range: before }));
}

const byKind: readonly (readonly [RegExp, string])[] = [
  [/AWS/, 'AWS_ACCESS_KEY_ID'],
  [/GitHub/, 'GITHUB_TOKEN'],
  [/GitLab/, 'GITLAB_TOKEN'],
  [/Anthropic/, 'ANTHROPIC_API_KEY'],
  [/OpenAI/, 'OPENAI_API_KEY'],
  [/Hugging/, 'HF_TOKEN'],
  [/Slack/, 'SLACK_TOKEN'],
  [/Google client/, 'GOOGLE_CLIENT_SECRET'],
  [/Google/, 'GOOGLE_API_KEY'],
  [/Databricks/, 'DATABRICKS_TOKEN'],
  [/Groq/, 'GROQ_API_KEY'],
  [/NVIDIA/, 'NVIDIA_API_KEY'],
  [/LangSmith/, 'LANGSMITH_API_KEY'],
  [/Replicate/, 'REPLICATE_API_TOKEN'],
  [/Telegram/, 'TELEGRAM_TOKEN'],
  [/webhook/, 'WEBHOOK_URL'],
  [/address/, 'DATABASE_URL'],
  [/private key/, 'PRIVATE_KEY'],
];

/** After the name it is given in the cell, else after its kind. */
function environmentName(analysis: Analysis, { cell, range, kind }: Facts['secrets'][number]): string {
  const named = /^value of (.+)$/.exec(kind)?.[1] ?? assignedName(analysis, cell, range);
  const words = named
    ?.replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/\W+/g, '_')
    .toUpperCase();
  if (words && /^[A-Z]\w{2,}$/.test(words)) return words;
  return byKind.find(([pattern]) => pattern.test(kind))?.[1] ?? 'SECRET';
}

function assignedName(analysis: Analysis, cell: number, range: Facts['secrets'][number]['range']): string | null {
  const statement = analysis.statements.find(
    (item) => item.cell === cell && item.range.start.line <= range.start.line && item.range.end.line >= range.end.line,
  );
  const right: SyntaxNode | null | undefined = statement?.syntax.parts[0]?.child('right');
  const isWhole = right?.type === 'string' && cellAt(analysis, cell) !== null;
  return isWhole && statement?.defines.length === 1 ? (statement.defines[0] ?? null) : null;
}
