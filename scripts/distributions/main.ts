// npm run distributions: reads from the package index which modules the distributions of names.txt provide, and writes the table
// that imports are looked up in. Says what could not be read and which modules two of them bring.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { installedPaths } from './contents.ts';
import { newestFile } from './index.ts';
import { moduleTree, owners, type Part } from './ownership.ts';
import { tableText } from './table.ts';

const names = readFileSync(join(import.meta.dirname, 'names.txt'), 'utf8')
  .split('\n')
  .filter((line) => !line.startsWith('#'))
  .flatMap((line) => line.split(' '))
  .filter((name) => name !== '');
/** Delete it to read everything anew. */
const cache = join(import.meta.dirname, '../../out/distributions');
mkdirSync(cache, { recursive: true });
const trees = new Map<string, Part>();
const problems: string[] = [];

/** Many at once: the index is far away, and each answer small. */
const waiting = [...names];
await Promise.all(
  Array.from({ length: 16 }, async () => {
    for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) await read(name);
  }),
);

async function read(name: string): Promise<void> {
  try {
    const paths = await within(60_000, pathsOf(name));
    if (paths === null) problems.push(`${name}: the index has no file of it`);
    else trees.set(name, moduleTree(paths));
  } catch (error) {
    problems.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

async function pathsOf(name: string): Promise<string[] | null> {
  const kept = join(cache, `${name}.json`);
  if (existsSync(kept)) return z.array(z.string()).parse(JSON.parse(readFileSync(kept, 'utf8')));
  const file = await newestFile(name);
  if (file === null) return null;
  const paths = await installedPaths(file);
  writeFileSync(kept, JSON.stringify(paths));
  return paths;
}

function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  const late = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error('the index took more than a minute')), milliseconds).unref();
  });
  return Promise.race([work, late]);
}

const { owned, disputed } = owners(new Map([...trees].sort(([a], [b]) => (a < b ? -1 : 1))));
for (const [module, claims] of disputed) problems.push(`${module} is brought by ${claims.join(' and ')}`);
for (const name of trees.keys())
  if (![...owned.values()].includes(name)) problems.push(`${name} owns no module of its own`);
writeFileSync(join(import.meta.dirname, '../../core/environment/data/provided.ts'), tableText(owned));
console.log(`${owned.size} modules of ${trees.size} distributions`);
console.log(problems.sort().join('\n'));
process.exit(0);
