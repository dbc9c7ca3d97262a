import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isListed, isOrdinary, listedMost } from '#core/check/project-files.ts';

/** Relative paths of a project's files, up to four folders deep, as `core/project.ts` describes them; sorted. */
export const listFiles = (folder: string): Promise<string[]> => walk(folder, isListed, listedMost);

/** Relative paths of all files in a folder, but those of dependencies, caches and tools; sorted. Links are not followed. */
export const listAllFiles = (folder: string): Promise<string[]> => walk(folder, isOrdinary, Number.POSITIVE_INFINITY);

async function walk(folder: string, isWanted: (path: string) => boolean, most: number): Promise<string[]> {
  const found: string[] = [];
  const inside = async (parent: string): Promise<void> => {
    const entries = await readdir(join(folder, parent), { withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      if (found.length >= most) return;
      const path = parent === '' ? entry.name : `${parent}/${entry.name}`;
      if (entry.isFile()) found.push(path);
      else if (entry.isDirectory() && isWanted(path)) await inside(path);
    }
  };
  await inside('');
  return found.toSorted();
}

/** Text files of a model folder that facts are read from. */
export async function readModelFolder(folder: string): Promise<Map<string, string>> {
  const names = [
    'MLmodel',
    'requirements.txt',
    'input_example.json',
    ...['signature', 'proof', 'provenance', 'profile', 'captured', 'card'].map((name) => `slipway/${name}.json`),
  ];
  const texts = await Promise.all(
    names.map(async (name) => [name, await readFile(join(folder, name), 'utf8').catch(() => null)] as const),
  );
  return new Map(texts.flatMap(([name, text]) => (text === null ? [] : [[name, text] as const])));
}
