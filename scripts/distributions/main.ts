// npm run distributions: reads from the package index which modules the distributions of names.txt provide, and writes the table
// that imports are looked up in. Says what could not be read and which modules two of them bring.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { modulesOf } from './listing.ts';
import { owners, type Part } from './ownership.ts';
import { tableText } from './table.ts';

const names = readFileSync(join(import.meta.dirname, 'names.txt'), 'utf8')
  .split('\n')
  .filter((line) => !line.startsWith('#'))
  .flatMap((line) => line.split(' '))
  .filter((name) => name !== '');
const { trees: listed, problems } = await modulesOf(names);
const trees = new Map<string, Part>();
for (const [name, tree] of listed)
  if (tree === null) problems.push(`${name}: the index has no file of it`);
  else trees.set(name, tree);

const { owned, disputed } = owners(new Map([...trees].sort(([a], [b]) => (a < b ? -1 : 1))));
for (const [module, claims] of disputed) problems.push(`${module} is brought by ${claims.join(' and ')}`);
for (const name of trees.keys())
  if (![...owned.values()].includes(name)) problems.push(`${name} owns no module of its own`);
writeFileSync(join(import.meta.dirname, '../../core/environment/data/provided.ts'), tableText(owned));
console.log(`${owned.size} modules of ${trees.size} distributions`);
console.log(problems.sort().join('\n'));
process.exit(0);
