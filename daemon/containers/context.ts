import { createReadStream } from 'node:fs';
import { lstat, readdir, readFile, readlink } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Pack, pack } from 'tar-stream';
import { ignoreRules } from './ignore-rules.ts';

/** What is never sent where a project has no .dockerignore: environments, histories, keys. */
const heavyOrSecret = `
.git
.slipway
**/node_modules
**/.venv
**/venv
**/__pycache__
**/.env
**/*.pem
`;

/** Where the Dockerfile is in the context that is sent; a name that no project uses. */
export const sentDockerfile = '.slipway.Dockerfile';

/**
 * The build context as a tar stream: what .dockerignore lets in, in the order of its names, with times and owners that do
 * not change, and the Dockerfile under `sentDockerfile`. The same files make the same bytes, so layers are found again. `more`
 * are files by path that count as if they were in the project, in place of what is there.
 */
export function contextOf(
  project: string,
  dockerfile: string,
  more: ReadonlyMap<string, Buffer> = new Map(),
): NodeJS.ReadableStream {
  const archive = pack();
  fill(archive, project, dockerfile, more).catch((error: unknown) =>
    archive.destroy(error instanceof Error ? error : new Error(String(error))),
  );
  return Readable.from(archive);
}

async function fill(
  archive: Pack,
  project: string,
  dockerfile: string,
  more: ReadonlyMap<string, Buffer>,
): Promise<void> {
  archive.entry({ name: sentDockerfile, mtime: epoch, mode: 0o644 }, dockerfile);
  const paths = new Set([...(await contextFiles(project)), ...more.keys()]);
  for (const path of [...paths].sort()) {
    const content = more.get(path);
    if (content === undefined) await add(archive, project, path);
    else archive.entry({ name: path, mtime: epoch, mode: 0o644 }, content);
  }
  archive.finalize();
}

/** Relative paths of everything that is sent, sorted; folders end with `/`. */
export async function contextFiles(project: string): Promise<string[]> {
  const text = await readFile(join(project, '.dockerignore'), 'utf8').catch(() => heavyOrSecret);
  const rules = ignoreRules(text);
  const found: string[] = [];
  const walk = async (folder: string): Promise<void> => {
    for (const entry of await readdir(join(project, folder), { withFileTypes: true })) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      const out = rules.ignores(path);
      if (!entry.isDirectory()) {
        if (!out) found.push(path);
      } else if (!out || rules.mayHold(path)) {
        if (!out) found.push(`${path}/`);
        await walk(path);
      }
    }
  };
  await walk('');
  return found.sort();
}

const epoch = new Date(0);

async function add(archive: Pack, project: string, path: string): Promise<void> {
  const file = join(project, path);
  const stat = await lstat(file);
  const name = path.replace(/\/$/, '');
  if (stat.isDirectory()) archive.entry({ name, type: 'directory', mtime: epoch, mode: 0o755 });
  else if (stat.isSymbolicLink())
    archive.entry({ name, type: 'symlink', linkname: await readlink(file), mtime: epoch, mode: 0o777 });
  else if (stat.isFile()) {
    const mode = (stat.mode & 0o111) === 0 ? 0o644 : 0o755;
    await pipeline(createReadStream(file), archive.entry({ name, size: stat.size, mtime: epoch, mode }));
  }
}
