import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { sealFolder } from '#daemon/encryption/seal-folder.ts';
import { digestIn } from './proven-in.ts';

it('knows an encrypted model without its key, as long as the folder is whole', async () => {
  const parent = await mkdtemp(join(tmpdir(), 'slipway-proven-'));
  const [from, to] = [join(parent, 'from'), join(parent, 'to')];
  await mkdir(join(from, 'slipway'), { recursive: true });
  await writeFile(join(from, 'model.onnx'), 'graph');
  await writeFile(join(from, 'slipway', 'proof.json'), '{}');
  const model = (await digestIn(from)) ?? '';
  const env = { SLIPWAY_MODEL_KEY: randomBytes(32).toString('base64') };
  const { signal } = new AbortController();
  await sealFolder({ from, to, kind: 'onnx', model, keys: ['file'], env, signal });
  expect(await digestIn(to)).toBe(model);

  await writeFile(join(to, 'slipway', 'proof.json'), '{"proven": true}');
  expect(await digestIn(to)).toBeNull();
  await writeFile(join(to, 'slipway', 'proof.json'), '{}');
  await rm(join(to, 'sealed', 'model.onnx'));
  expect(await digestIn(to)).toBeNull();
});
