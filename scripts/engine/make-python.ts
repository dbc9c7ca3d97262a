import { copyFileSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { files } from './cache.ts';
import { buildBase, caBundle, type Make, run, tarOf } from './make.ts';
import { without } from './make-debian.ts';

/** Debian 12 has this one; it knows the official image's by another path. */
const dockerfile = `FROM scratch
ADD python.tar /
COPY ca-certificates.crt /etc/ssl/certs/ca-certificates.crt
RUN ln -s /usr/bin/python3 /usr/local/bin/python && ln -s /usr/bin/python3 /usr/local/bin/python3
ENV PIP_CERT=/etc/ssl/certs/ca-certificates.crt
LABEL dev.slipway.test-base=python
CMD ["python3"]
`;

/** Python 3.11 on Debian 12, from Debian's packages, with venv and pip as the official image has them. */
export const makePython: Make = async (docker) => {
  const archive = join(files.parts, 'python-bookworm.tar');
  mkdirSync(files.parts, { recursive: true });
  if (!existsSync(archive)) {
    const root = join(files.parts, 'python-bookworm');
    rmSync(root, { recursive: true, force: true });
    await run('debootstrap', ['--variant=minbase', '--include=python3,python3-venv,python3-pip', 'bookworm', root]);
    await run('tar', ['-C', root, '-cf', `${archive}.part`, ...without.map((path) => `--exclude=./${path}`), '.']);
    renameSync(`${archive}.part`, archive);
    rmSync(root, { recursive: true, force: true });
  }
  const folder = mkdtempSync(join(files.parts, 'python-'));
  try {
    copyFileSync(archive, join(folder, 'python.tar'));
    copyFileSync(caBundle(), join(folder, 'ca-certificates.crt'));
    writeFileSync(join(folder, 'Dockerfile'), dockerfile);
    await buildBase(docker, tarOf(folder), 'python:3.11-slim');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
