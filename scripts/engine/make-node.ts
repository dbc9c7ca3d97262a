import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { files } from './cache.ts';
import { buildBase, caBundle, type Make, run, tarOf } from './make.ts';

/** The npm that comes with Node 24; it has its dependencies inside. */
const npm = 'npm@11.19.1';

// As in the official image: Node and npm under /usr/local, and a user "node" with id 1000. The CA bundle is this machine's.
const dockerfile = `FROM debian:bookworm-slim
RUN groupadd --gid 1000 node && useradd --uid 1000 --gid node --shell /bin/bash --create-home node
COPY node /usr/local/bin/node
COPY npm /usr/local/lib/node_modules/npm
COPY ca-certificates.crt /etc/ssl/certs/ca-certificates.crt
RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm && ln -s ../lib/node_modules/npm/bin/npx-cli.js /usr/local/bin/npx
ENV NODE_EXTRA_CA_CERTS=/etc/ssl/certs/ca-certificates.crt
LABEL dev.slipway.test-base=node
CMD ["node"]
`;

/** Node 24 on Debian, from the Node that runs this and npm from the registry. */
export const makeNode: Make = async (docker) => {
  if (!process.version.startsWith('v24.'))
    throw new Error(`Node 24 is needed to make node:24-slim; this is ${process.version}.`);
  mkdirSync(files.parts, { recursive: true });
  const folder = mkdtempSync(join(files.parts, 'node-'));
  try {
    copyFileSync(process.execPath, join(folder, 'node'));
    // Symbols are a tenth of it; without binutils it is only larger.
    await run('strip', ['-s', join(folder, 'node')]).catch(() => '');
    await run('npm', ['pack', '--silent', npm, '--pack-destination', folder], folder);
    mkdirSync(join(folder, 'npm'));
    await run('tar', [
      '-xzf',
      join(folder, `${npm.replace('@', '-')}.tgz`),
      '-C',
      join(folder, 'npm'),
      '--strip-components=1',
    ]);
    rmSync(join(folder, `${npm.replace('@', '-')}.tgz`));
    copyFileSync(caBundle(), join(folder, 'ca-certificates.crt'));
    writeFileSync(join(folder, 'Dockerfile'), dockerfile);
    await buildBase(docker, tarOf(folder), 'node:24-slim');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
