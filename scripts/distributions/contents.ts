import { gunzipSync } from 'node:zlib';
import { extract } from 'tar-stream';
import { HTTPRangeReader, unzip } from 'unzipit';
import * as z from 'zod';
import type { IndexFile } from './index.ts';

/** Paths of what an archive installs, as `import` sees them. Of a wheel only its directory is fetched. */
export async function installedPaths(file: IndexFile): Promise<string[]> {
  return file.filename.endsWith('.whl') ? wheelPaths(file.url) : sourcePaths(file.url);
}

async function wheelPaths(url: string): Promise<string[]> {
  const { entries } = await unzip(new HTTPRangeReader(url));
  return Object.keys(entries)
    .map((path) => path.replace(/^[^/]+\.data\/(?:purelib|platlib)\//, ''))
    .filter((path) => !/^[^/]+\.(?:dist-info|data)\//.test(path));
}

/** A source archive says its top modules in `top_level.txt`; each is given back as a package. */
async function sourcePaths(url: string): Promise<string[]> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answered ${response.status}.`);
  const archive = extract();
  archive.end(gunzipSync(Buffer.from(await response.arrayBuffer())));
  const found: string[] = [];
  for await (const entry of archive) {
    if (!/\.egg-info\/top_level\.txt$/.test(entry.header.name)) {
      entry.resume();
      continue;
    }
    const chunks: Buffer[] = [];
    for await (const chunk of entry) chunks.push(z.instanceof(Buffer).parse(chunk));
    const names = Buffer.concat(chunks).toString('utf8').split('\n');
    found.push(...names.filter((name) => name.trim() !== '').map((name) => `${name.trim()}/__init__.py`));
  }
  return found;
}
