import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { findNode, isNewEnough } from './node.ts';

const folder = mkdtempSync(join(tmpdir(), 'slipway-node-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function pretender(name: string, prints: string): string {
  const file = join(folder, name);
  writeFileSync(file, `#!/bin/sh\nprintf '%b' '${prints}'\n`);
  chmodSync(file, 0o755);
  return file;
}

describe('isNewEnough', () => {
  it.each([
    ['v22.13.0', true],
    ['v22.12.9', false],
    ['v20.20.2', false],
    ['v24.0.0', true],
    ['v100.1.0', true],
  ])('%s: %s', (version, enough) => {
    expect(isNewEnough(version)).toBe(enough);
  });
});

describe('findNode', () => {
  it('takes the preferred one, by the path it knows itself by', async () => {
    const preferred = pretender('shim', '/opt/node/bin/node\\nv24.1.0\\n');
    expect(await findNode(preferred)).toEqual({ path: '/opt/node/bin/node', env: {} });
  });

  it.each([
    ['is too old', () => pretender('old', '/opt/old/node\\nv18.0.0\\n')],
    ['prints something else', () => pretender('odd', 'welcome\\n')],
    ['is not there', () => join(folder, 'none')],
  ])('takes its own when the preferred one %s', async (_, preferred) => {
    expect(await findNode(preferred())).toEqual({ path: process.execPath, env: {} });
  });
});
