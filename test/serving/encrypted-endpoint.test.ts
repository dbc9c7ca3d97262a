import { cpSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { inferRequest } from '#core/proof/index.ts';
import { Encryption } from '#protocol/encryption.ts';
import type { Captured } from '#protocol/model.ts';
import { encryption, prepare, serve } from '#protocol/rpc/index.ts';
import { Rig, rejection } from '#test/daemon/rig.ts';
import { linkKept } from '#test/support/kept-state.ts';
import { flatSignature, makePythonModel } from '#test/support/python-model.ts';
import './support/clean.ts';
import { newFolder } from './support/model-folder.ts';
import { filesWith, newKeyFile, saidOf } from './support/sealed.ts';
import { until } from './support/until.ts';

const entry = join(import.meta.dirname, 'program', 'daemon.ts');
const plain = newFolder('flats');
let captured: Captured;
let marks: Buffer[] = [];
beforeAll(async () => {
  ({ captured } = await makePythonModel(plain));
  writeFileSync(join(plain, 'MLmodel'), 'flavors: {}\n');
  writeFileSync(join(plain, 'input_example.json'), JSON.stringify(captured.rows));
  const objects = readFileSync(join(plain, 'python/model.pkl'));
  marks = [objects.subarray(200, 264), Buffer.from('a model that prints while'), Buffer.from('"district":"harbour"')];
});

let rig = new Rig();
afterEach(async () => {
  await rig.dispose();
  rig = new Rig();
});

async function connect(env: Record<string, string>) {
  linkKept(rig.state);
  return rig.connect({ daemon: { entry, env: { ...rig.env, ...env } } });
}

function project(): string {
  const folder = newFolder('project');
  cpSync(plain, join(folder, 'model'), { recursive: true });
  return folder;
}

const contents = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((file) => file.isFile() && !file.parentPath.includes('__pycache__'))
      .map((file) => join(file.parentPath, file.name))
      .map((file) => [file.slice(folder.length), readFileSync(file).toString('base64')]),
  );

describe('a model folder that is encrypted, proven, served, rewrapped and decrypted', () => {
  it('goes the whole way, and comes back as it was', async () => {
    const keyFile = newKeyFile();
    const key = readFileSync(keyFile, 'utf8').trim();
    const client = await connect({ SLIPWAY_MODEL_KEY_FILE: keyFile });
    const where = { project: project(), folder: 'model' };
    const model = join(where.project, 'model');
    expect(filesWith(marks, where.project).length).toBeGreaterThanOrEqual(4);

    const sealed = await client.call(encryption.encrypt, { ...where, keys: ['file'] });
    expect(sealed).toMatchObject({ folder: model, keys: [{ provider: 'file' }] });
    expect(filesWith([...marks, Buffer.from(key)], where.project, rig.state)).toEqual([]);
    expect(readdirSync(where.project)).toEqual(['model']);
    expect(await rejection(client.call(encryption.encrypt, { ...where, keys: ['file'] }))).toMatchObject({
      data: { reason: 'model-encrypted', remedy: expect.stringContaining('--rewrap') },
    });

    const proven = await client.call(prepare.prove, where);
    expect(proven).toMatchObject({ agrees: true, changed: [] });

    const started = await client.call(serve.start, { name: 'm', folder: model });
    expect(started.comparisons).toMatchObject([{ agreeing: 60 }, { agreeing: 60 }]);
    const request = inferRequest(flatSignature, captured.rows);
    if (!request.ok) throw new Error(request.reason);
    const ask = () =>
      fetch(`${started.endpoint.url}/v2/models/m/infer`, {
        method: 'POST',
        body: JSON.stringify(request.value),
        headers: { 'x-api-key': started.key ?? '' },
      });
    expect((await ask()).status).toBe(200);
    const server = started.endpoint.pid ?? 0;
    expect(saidOf(server)).not.toMatch(/SLIPWAY_MODEL_KEY/);
    process.kill(server, 'SIGKILL');
    await until(
      'the server is back, with the key of whoever started it',
      async () => (await ask()).status === 200,
      120,
    );

    const manifest = () => readFileSync(join(model, 'slipway/encryption.json'), 'utf8');
    const files = () => contents(join(model, 'sealed'));
    const [before, times] = [files(), statSync(join(model, 'sealed/python/model.pkl')).mtimeMs];
    const fresh = newKeyFile();
    writeFileSync(keyFile, `${readFileSync(fresh, 'utf8')}${key}\n`);
    await client.call(encryption.rewrap, { ...where, keys: ['file'] });
    expect(files()).toEqual(before);
    expect(statSync(join(model, 'sealed/python/model.pkl')).mtimeMs).toBe(times);
    const { keys } = Encryption.parse(JSON.parse(manifest()));
    expect(keys[0]?.id).not.toBe(sealed.keys[0]?.id);
    writeFileSync(keyFile, `${key}\n`);
    expect(await rejection(client.call(encryption.decrypt, where))).toMatchObject({
      data: { reason: 'model-not-opened' },
    });
    writeFileSync(keyFile, readFileSync(fresh, 'utf8'));
    await client.call(encryption.decrypt, where);
    expect(contents(model)).toEqual(contents(plain));
    expect(readdirSync(where.project)).toEqual(['model']);
    expect(readdirSync(join(rig.state, 'runs'))).toEqual([]);
    expect(rig.log()).not.toContain(key);
  });

  it('is as before where no key can be had', async () => {
    const client = await connect({ VAULT_ADDR: 'http://127.0.0.1:9', VAULT_TOKEN: 's.secret' });
    const where = { project: project(), folder: 'model' };
    const error = await rejection(client.call(encryption.encrypt, { ...where, keys: ['vault:models'] }));
    expect(error).toMatchObject({
      data: { reason: 'model-not-opened', remedy: expect.stringContaining('VAULT_ADDR') },
    });
    expect(contents(join(where.project, 'model'))).toEqual(contents(plain));
    expect(readdirSync(where.project)).toEqual(['model']);
  });
});
