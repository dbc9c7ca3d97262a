import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '#daemon/rpc/failure.ts';

/** What an image needs of Slipway: the bundled server, and the package and lock of what is not in the bundle. */
export const servingFiles = ['package.json', 'package-lock.json', 'server.mjs', 'inference-worker.mjs'] as const;

/**
 * Writes `serving/` into the project, so that `docker build .` works where there is no Slipway. Each file appears whole,
 * and only where it differs; returns the names of those that did.
 */
export async function writeServingFolder(project: string, assets: string): Promise<string[]> {
  const folder = join(project, 'serving');
  await mkdir(folder, { recursive: true });
  const written: string[] = [];
  for (const name of servingFiles) {
    const own = await readFile(join(assets, 'server', name)).catch(() => {
      throw new Failure('internal', `This installation lacks server/${name}, which every image needs.`, {
        reason: 'incomplete-installation',
        subject: join(assets, 'server', name),
        remedy: 'Install Slipway again; in a checkout: npm run build',
      });
    });
    const there = await readFile(join(folder, name)).catch(() => null);
    if (there?.equals(own)) continue;
    await replace(join(folder, name), own);
    written.push(name);
  }
  return written;
}

async function replace(file: string, content: Buffer): Promise<void> {
  const part = `${file}.${randomUUID()}.part`;
  try {
    await writeFile(part, content);
    await rename(part, file);
  } finally {
    await rm(part, { force: true });
  }
}
