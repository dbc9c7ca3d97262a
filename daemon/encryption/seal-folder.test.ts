import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { plainSource } from '#daemon/serving/model-source.ts';
import { unwrapDataKey } from '#daemon/serving/vault/unwrap.ts';
import { openFolder } from './open-folder.ts';
import { sealFolder } from './seal-folder.ts';

const env = { SLIPWAY_MODEL_KEY: randomBytes(32).toString('base64') };
const { signal } = new AbortController();
let from = '';
let to = '';
beforeEach(async () => {
  const parent = await mkdtemp(join(tmpdir(), 'slipway-seal-'));
  [from, to] = [join(parent, 'from'), join(parent, 'to')];
  await put(from, 'model.onnx', 'graph with weights/layer.bin');
  await put(from, 'slipway/proof.json', '{}');
});

async function put(folder: string, path: string, text: string): Promise<void> {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), text);
}

async function seal() {
  const model = await (await plainSource(from)).digest();
  return sealFolder({ from, to, kind: 'onnx', model, keys: ['file'], env, signal });
}

describe('a model that could not be opened again', () => {
  it.skipIf(process.platform === 'win32').each([
    ['a colon', 'notes/a:b.txt', 'colon'],
    ['a backslash', 'a\\b.txt', 'backslash'],
  ])('is refused for %s in a name', async (_, path, said) => {
    await put(from, path, 'x');
    await expect(seal()).rejects.toThrow(said);
    expect(existsSync(to)).toBe(false);
  });

  it('is refused for a folder of its own where sealed files go', async () => {
    await put(from, 'sealed/own.txt', 'x');
    await expect(seal()).rejects.toThrow('sealed/own.txt');
  });

  it('is refused for weights in a folder below the graph', async () => {
    await put(from, 'weights/layer.bin', 'x');
    await expect(seal()).rejects.toThrow('has weights in weights/layer.bin');
  });
});

describe('a sealed folder that is opened', () => {
  const open = async (into: string) => {
    const manifest = await seal();
    return async () => openFolder(to, into, manifest, await unwrapDataKey(manifest, env, signal), signal);
  };

  it('is the folder as it was', async () => {
    const into = `${to}-again`;
    await (await open(into))();
    const names = async (folder: string) => (await readdir(folder, { recursive: true })).sort();
    expect(await names(into)).toEqual(await names(from));
    expect(await readFile(join(into, 'model.onnx'), 'utf8')).toBe('graph with weights/layer.bin');
  });

  it.each([
    ['a readable file was changed', 'slipway/proof.json', 'was changed since'],
    ['a file came later, which would be lost', 'README.md', 'README.md came into'],
  ])('is refused where %s', async (_, path, said) => {
    const opened = await open(`${to}-again`);
    await put(to, path, '{"other": 1}');
    await expect(opened()).rejects.toThrow(said);
  });
});
