import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

const heavy = new Set([
  'node_modules',
  '__pycache__',
  'venv',
  'env',
  'dist',
  'build',
  'site-packages',
  'mlruns',
  'wandb',
]);
const depth = 4;
const most = 20_000;

/** Relative paths of a project's files, up to four folders deep, as `core/project.ts` describes them; sorted. */
export async function listFiles(folder: string): Promise<string[]> {
  const found: string[] = [];
  const walk = async (inside: string, level: number): Promise<void> => {
    const entries = await readdir(join(folder, inside), { withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      if (found.length >= most) return;
      const path = inside === '' ? entry.name : `${inside}/${entry.name}`;
      if (entry.isFile()) found.push(path);
      else if (
        entry.isDirectory() &&
        level < depth &&
        !heavy.has(entry.name) &&
        (!entry.name.startsWith('.') || path === '.github')
      )
        await walk(path, level + 1);
    }
  };
  await walk('', 0);
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
