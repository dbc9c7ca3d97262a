import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { plainSource } from '#daemon/serving/model-source.ts';
import { encryptionFile } from '#protocol/encryption.ts';
import { rewrap } from './rewrap.ts';
import { sealFolder, wrapAll } from './seal-folder.ts';

it('leaves a model alone that took the place of the one whose key it wrapped', async () => {
  vi.stubEnv('SLIPWAY_MODEL_KEY', randomBytes(32).toString('base64'));
  const parent = await mkdtemp(join(tmpdir(), 'slipway-rewrap-'));
  const { signal } = new AbortController();
  const sealed = async (graph: string, to: string) => {
    const from = join(parent, graph);
    await mkdir(from);
    await writeFile(join(from, 'model.onnx'), graph);
    const model = await (await plainSource(from)).digest();
    await rm(to, { recursive: true, force: true });
    return sealFolder({ from, to, kind: 'onnx', model, keys: ['file'], env: process.env, signal });
  };
  const place = join(parent, 'place');
  await sealed('one', place);
  const wrapped = rewrap(place, ['file'], signal, async (...asked) => {
    await sealed('another', place);
    return wrapAll(...asked);
  });
  await expect(wrapped).rejects.toMatchObject({ data: { reason: 'model-replaced' } });
  const manifest = await readFile(join(place, encryptionFile), 'utf8');
  const next = await rewrap(place, ['file'], signal);
  expect(next.keys).not.toEqual(JSON.parse(manifest).keys);
});
