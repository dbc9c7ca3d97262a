import { createReadStream, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { files } from './cache.ts';
import { type Make, run } from './make.ts';

/** What the slim images leave out too, and the caches. */
export const without = [
  'var/cache/apt/*',
  'var/lib/apt/lists/*',
  'usr/share/doc/*',
  'usr/share/man/*',
  'usr/share/locale/*',
  'var/log/*',
];

/** Debian 12 from its own packages; half a minute the first time, seconds from the cache. */
export const makeDebian: Make = async (docker) => {
  const archive = join(files.parts, 'debian-bookworm.tar');
  if (!existsSync(archive)) {
    mkdirSync(files.parts, { recursive: true });
    const root = join(files.parts, 'debian-bookworm');
    rmSync(root, { recursive: true, force: true });
    await run('debootstrap', ['--variant=minbase', 'bookworm', root]);
    await run('tar', ['-C', root, '-cf', `${archive}.part`, ...without.map((path) => `--exclude=./${path}`), '.']);
    renameSync(`${archive}.part`, archive);
    rmSync(root, { recursive: true, force: true });
  }
  const changes = ['CMD ["bash"]', 'LABEL dev.slipway.test-base=debian'];
  const stream = await docker.importImage(createReadStream(archive), { repo: 'debian', tag: 'bookworm-slim', changes });
  stream.resume();
  await new Promise((resolve, reject) => stream.once('end', resolve).once('error', reject));
};
