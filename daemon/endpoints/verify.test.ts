import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { sealFolder } from '#daemon/encryption/seal-folder.ts';
import { modelEnvironment } from '#daemon/python/index.ts';
import { plainSource } from '#daemon/serving/model-source.ts';
import { verifyModelFolder } from './verify.ts';

it('goes by no proof and no lock that was changed after the model was encrypted', async () => {
  vi.stubEnv('SLIPWAY_MODEL_KEY', randomBytes(32).toString('base64'));
  const parent = await mkdtemp(join(tmpdir(), 'slipway-verify-'));
  const [from, to] = [join(parent, 'from'), join(parent, 'to')];
  await mkdir(join(from, 'slipway'), { recursive: true });
  await writeFile(join(from, 'model.onnx'), 'graph');
  await writeFile(join(from, 'slipway', 'requirements.lock'), '');
  const model = await (await plainSource(from)).digest();
  const proof = {
    proven: true,
    tolerance: { absolute: 0, relative: 0 },
    comparisons: [],
    hard: [],
    model,
    lock: model,
  };
  await writeFile(join(from, 'slipway', 'proof.json'), JSON.stringify(proof));
  const { signal } = new AbortController();
  await sealFolder({ from, to, kind: 'onnx', model, keys: ['file'], env: process.env, signal });
  expect(await verifyModelFolder(to)).toMatchObject({ digest: model, providers: ['file'] });

  await writeFile(
    join(to, 'slipway', 'proof.json'),
    JSON.stringify({ ...proof, tolerance: { absolute: 1e9, relative: 1 } }),
  );
  await writeFile(join(to, 'slipway', 'requirements.lock'), 'evil==1.0');
  const refused = { data: { reason: 'model-not-opened' }, message: expect.stringContaining('was changed since') };
  await expect(verifyModelFolder(to)).rejects.toMatchObject(refused);
  const asked = { stateFolder: parent, folder: to, signal, onLine: () => {} };
  await expect(modelEnvironment(asked)).rejects.toMatchObject(refused);
});
