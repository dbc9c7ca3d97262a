import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runChild } from '#daemon/process/index.ts';
import { root } from './rig.ts';

export interface PackageIndex {
  /** Such as `http://127.0.0.1:41234`. */
  readonly url: string;
  /** Paths that were asked for. */
  readonly asked: string[];
  /** SHA-256 of a file, by its name. */
  readonly hashes: ReadonlyMap<string, string>;
  close(): Promise<void>;
}

/** Distributions of a few bytes each, made by `make_packages.py`; see there what they are. */
export async function makePackages(python: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'slipway-packages-'));
  const script = join(root, 'test', 'spine', 'support', 'make_packages.py');
  const { code, tail } = await runChild(python, [script, folder], { stdin: '' });
  if (code !== 0) throw new Error(tail.join('\n'));
  return folder;
}

/**
 * A package index (PEP 503) over a folder of files: `/simple/NAME/`, behind a name and password under `/private/`, refusing whoever
 * is known under `/forbidden/`. As a proxy it wants a password, too.
 */
export async function servePackages(folder: string): Promise<PackageIndex> {
  const files = await readdir(folder);
  const hashes = new Map<string, string>();
  for (const file of files)
    hashes.set(
      file,
      createHash('sha256')
        .update(await readFile(join(folder, file)))
        .digest('hex'),
    );
  const nameOf = (file: string): string => file.split('-')[0]?.replaceAll('_', '-') ?? '';
  const asked: string[] = [];
  const server = createServer(async ({ url = '', headers }, response) => {
    asked.push(url);
    const end = (status: number, body: string | Buffer, more = {}): void => {
      response.writeHead(status, { 'content-type': 'text/html', ...more }).end(body);
    };
    if (url.startsWith('http://')) return end(407, 'who are you?', { 'proxy-authenticate': 'Basic realm="p"' });
    const [, access, name, file] = /^\/(simple|private|forbidden)\/([^/]*)\/(.*)$/.exec(url) ?? [];
    const known = headers.authorization === `Basic ${Buffer.from('me:secret').toString('base64')}`;
    if (access === 'private' && !known) return end(401, 'who are you?', { 'www-authenticate': 'Basic realm="i"' });
    if (access === 'forbidden') return end(403, 'not for you');
    if (file !== undefined && hashes.has(file)) return end(200, await readFile(join(folder, file)));
    const own = files.filter((one) => nameOf(one) === name);
    if (access === undefined || file !== '' || own.length === 0) return end(404, 'no such page');
    const links = own.map((one) => {
      const python = one.startsWith('future') ? ' data-requires-python="&gt;=3.99"' : '';
      return `<a href="${one}#sha256=${hashes.get(one)}"${python}>${one}</a>`;
    });
    end(200, `<!DOCTYPE html><html><body>${links.join('\n')}</body></html>`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on a port has an address.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    hashes,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
