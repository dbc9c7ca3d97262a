// npm run docs: one page a rule in docs/rules and one of the checklist, made from what these say of themselves. With --check,
// only says what is stale.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { allRules } from '#core/check.ts';
import { items } from '#core/checklist/items/registry.ts';
import { renderChecklistPage } from './docs/checklist-page.ts';
import { renderIndex, renderRulePage } from './docs/rule-page.ts';

const folder = join(dirname(dirname(fileURLToPath(import.meta.url))), 'docs');
const pages = new Map([
  ['checklist.md', renderChecklistPage(items)],
  ['rules/README.md', renderIndex(allRules)],
  ...allRules.map((rule) => [`rules/${rule.id}.md`, renderRulePage(rule)] as const),
]);

/** A page as it is, or null where there is none. */
function current(path: string): string | null {
  try {
    return readFileSync(join(folder, path), 'utf8');
  } catch {
    return null;
  }
}

if (process.argv.includes('--check')) {
  const stale = [...pages].filter(([path, text]) => current(path) !== text).map(([path]) => path);
  for (const path of stale) console.error(`docs/${path} is stale; run "npm run docs".`);
  process.exit(stale.length > 0 ? 1 : 0);
}
// docs/rules/precision.md has another command.
for (const family of new Set(allRules.map(({ id }) => dirname(id))))
  rmSync(join(folder, 'rules', family), { recursive: true, force: true });
for (const [path, text] of pages) {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}
console.log(`${pages.size} pages written to docs.`);
