import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isListed, listedMost } from '#core/check/project-files.ts';

/** Relative paths of a project's files, up to four folders deep, as `core/project.ts` describes them; sorted. */
export async function listFiles(folder: string): Promise<string[]> {
  const found: string[] = [];
  const walk = async (inside: string): Promise<void> => {
    const entries = await readdir(join(folder, inside), { withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      if (found.length >= listedMost) return;
      const path = inside === '' ? entry.name : `${inside}/${entry.name}`;
      if (entry.isFile()) found.push(path);
      else if (entry.isDirectory() && isListed(path)) await walk(path);
    }
  };
  await walk('');
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
