import type { RuleMeta } from '#core/rules/rule.ts';

/** Language of the example blocks, by the rule's family. */
const languages: Readonly<Record<string, string>> = {
  notebook: 'python',
  dockerfile: 'dockerfile',
  requirements: 'text',
  slipway: 'yaml',
  'github-actions': 'yaml',
  'model-card': 'markdown',
};

export function renderRulePage(rule: RuleMeta): string {
  const language = languages[rule.id.split('/')[0] ?? ''] ?? 'text';
  return `# ${rule.title}

\`${rule.id}\` · ${rule.severity} · speaks for *${rule.item}*

${rule.why}

${filesOf(rule)}## Not like this

${block(language, rule.bad)}

## But like this

${block(language, rule.good)}

## Fix

${rule.fix}

Source: ${sourceLink(rule.source)}
`;
}

/** The files that the examples stand in; an empty one is only there. */
const filesOf = ({ files = {} }: RuleMeta): string =>
  Object.entries(files)
    .map(([path, text]) =>
      text === '' ? `The project has \`${path}\`.\n\n` : `With \`${path}\`:\n\n${block('text', text)}\n\n`,
    )
    .join('');

/** A page of ours as a link, an address as one, words as they are. */
function sourceLink(source: string): string {
  if (source.startsWith('docs/')) return `[${source}](../../../${source})`;
  return /^https:\S+$/.test(source) ? `<${source}>` : source;
}

/** Every rule by family, a line each. */
export function renderIndex(rules: readonly RuleMeta[]): string {
  const families = [...new Set(rules.map((rule) => rule.id.split('/')[0] ?? ''))];
  const sections = families.map((family) => {
    const rows = rules
      .filter((rule) => rule.id.startsWith(`${family}/`))
      .map((rule) => `| [${rule.id}](${rule.id}.md) | ${rule.severity} | ${rule.title} |`);
    return `## ${family}\n\n| rule | severity | what it wants |\n|---|---|---|\n${rows.join('\n')}\n`;
  });
  return `# Rules\n\nMade by \`npm run docs\` from the rules themselves.\n\n${sections.join('\n')}`;
}

/** A fence longer than any inside (CommonMark 4.5). */
function block(language: string, text: string): string {
  const inside = [...text.matchAll(/`{3,}/g)].map(([mark]) => mark.length);
  const fence = '`'.repeat(Math.max(3, ...inside.map((length) => length + 1)));
  return `${fence}${language}\n${text.trimEnd()}\n${fence}`;
}
