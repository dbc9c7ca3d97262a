// What a user downloads: exactly these files, within the size we promise.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packVsix } from './support/pack.ts';

const folder = mkdtempSync(join(tmpdir(), 'slipway-vsix-'));
const vsix = join(folder, 'slipway.vsix');

interface Entry {
  readonly path: string;
  /** Bytes in the archive. */
  readonly compressed: number;
}
let entries: Entry[] = [];

beforeAll(() => {
  packVsix(vsix);
  const listed = spawnSync(
    'python3',
    [
      '-c',
      'import json,sys,zipfile; print(json.dumps([[i.filename, i.compress_size] for i in zipfile.ZipFile(sys.argv[1]).infolist()]))',
      vsix,
    ],
    { encoding: 'utf8' },
  );
  const rows: [string, number][] = JSON.parse(listed.stdout);
  entries = rows.map(([path, compressed]) => ({ path: path.replace(/^extension\//, ''), compressed }));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Folders whose every file belongs: a new rule or a new step of the tracer is no surprise. */
const grouped = /^(docs\/rules\/[\w-]+|dist\/python\/\w+)\/.*\.(\w+)$/;
const isNative = (entry: Entry): boolean => entry.path.startsWith('dist/node_modules/');
const total = (of: readonly Entry[]): number => of.reduce((sum, entry) => sum + entry.compressed, 0);

describe('the VSIX', () => {
  it('holds what it needs and nothing else', () => {
    const paths = entries
      .filter((entry) => !isNative(entry))
      .map(({ path }) => path.replace(/-[A-Z0-9]{8}\.(mjs|cjs)$/, '-*.$1').replace(grouped, '$1/*.$2'))
      .toSorted();
    expect([...new Set(paths)]).toMatchSnapshot();
  });

  it('brings its native parts for one platform: the keychain and ONNX Runtime', () => {
    const parts = entries.map(({ path }) => path).filter((path) => path.endsWith('.node'));
    expect(parts.toSorted()).toEqual([
      expect.stringMatching(
        new RegExp(`^dist/node_modules/@napi-rs/keyring-${process.platform}-${process.arch}[^/]*/keyring`),
      ),
      `dist/node_modules/onnxruntime-node/bin/napi-v6/${process.platform}/${process.arch}/onnxruntime_binding.node`,
    ]);
  });

  it('takes less than 3 MB without the native part and 40 MB with it', () => {
    expect(total(entries.filter((entry) => !isNative(entry)))).toBeLessThan(3e6);
    expect(statSync(vsix).size).toBeLessThan(40e6);
  });

  it('holds no source, test, secret or map', () => {
    expect(entries.filter((entry) => /\.(ts|map)$|\.test\.|(^|\/)\.env|node_modules\/\.bin/.test(entry.path))).toEqual(
      [],
    );
  });
});
