import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { installedPaths } from './contents.ts';
import { newestFile } from './index.ts';
import { moduleTree, type Part } from './ownership.ts';

/** Delete it to read everything anew. */
const cache = join(import.meta.dirname, '../../out/distributions');
/** What the index says of one distribution: paths of its newest release, or null where it has no file of it. */
const Kept = z.array(z.string()).nullable();
/** The index is far away, and each answer small. */
const atOnce = 16;
const patience = 60_000;

/**
 * The modules that each distribution installs, as the package index has it; null where the index has none of that name. What could not be
 * read is left out and said.
 */
export async function modulesOf(
  names: Iterable<string>,
): Promise<{ trees: Map<string, Part | null>; problems: string[] }> {
  mkdirSync(cache, { recursive: true });
  const trees = new Map<string, Part | null>();
  const problems: string[] = [];
  const waiting = [...names];
  const read = async (name: string): Promise<void> => {
    try {
      const paths = await within(patience, pathsOf(name));
      trees.set(name, paths === null ? null : moduleTree(paths));
    } catch (error) {
      problems.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) await read(name);
    }),
  );
  return { trees, problems };
}

async function pathsOf(name: string): Promise<string[] | null> {
  const kept = join(cache, `${name}.json`);
  if (existsSync(kept)) return Kept.parse(JSON.parse(readFileSync(kept, 'utf8')));
  const file = await newestFile(name);
  const paths = file === null ? null : await installedPaths(file);
  writeFileSync(kept, JSON.stringify(paths));
  return paths;
}

function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  const late = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error('the index took more than a minute')), milliseconds).unref();
  });
  return Promise.race([work, late]);
}
