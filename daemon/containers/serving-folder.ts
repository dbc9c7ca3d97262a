import { mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { replaceFile } from '#daemon/process/index.ts';
import { Failure } from '#daemon/rpc/failure.ts';

/** What an image needs of Slipway: the bundled server, and the package and lock of what is not in the bundle. */
export const servingFiles = ['package.json', 'package-lock.json', 'server.mjs', 'inference-worker.mjs'].concat(
  [
    'serve_model.py',
    ...['__init__', 'channel', 'columns', 'memory', 'worker'].map((name) => `slipway_serve/${name}.py`),
  ].map((file) => `python-worker/${file}`),
);

/** Those files by their path in a build context. Rejects with a `Failure` where the installation lacks one. */
export async function servingContent(assets: string): Promise<ReadonlyMap<string, Buffer>> {
  const contents = servingFiles.map(async (name) => {
    const file = join(assets, 'server', name);
    const content = await readFile(file).catch(() => {
      throw new Failure('internal', `This installation lacks server/${name}, which every image needs.`, {
        reason: 'incomplete-installation',
        subject: file,
        remedy: 'Install Slipway again; in a checkout: npm run build',
      });
    });
    return [`serving/${name}`, content] as const;
  });
  return new Map(await Promise.all(contents));
}

/**
 * Writes `serving/` into the project, so that `docker build .` works where there is no Slipway. Each file appears whole,
 * and only where it differs; returns the names of those that did.
 */
export async function writeServingFolder(project: string, assets: string): Promise<string[]> {
  const contents = await servingContent(assets);
  const written: string[] = [];
  for (const [path, own] of contents) {
    const there = await readFile(join(project, path)).catch(() => null);
    if (there?.equals(own)) continue;
    await mkdir(dirname(join(project, path)), { recursive: true });
    await replaceFile(join(project, path), own);
    written.push(path.slice('serving/'.length));
  }
  return written;
}
