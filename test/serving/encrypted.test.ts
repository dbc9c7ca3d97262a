import { cpSync, mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { inferRequest } from '#core/proof/index.ts';
import { readModelFolder } from '#daemon/serving/model-folder.ts';
import { unwrapDataKey } from '#daemon/serving/vault/unwrap.ts';
import { Encryption, encryptionFile } from '#protocol/encryption.ts';
import type { Captured } from '#protocol/model.ts';
import { flatSignature, makePythonModel } from '#test/support/python-model.ts';
import './support/clean.ts';
import { mixedBody, mixedRows, modelFolder, newFolder } from './support/model-folder.ts';
import { childrenOf, filesWith, newKeyFile, openFilesWith, saidOf, sealed } from './support/sealed.ts';
import { launch, startServerProcess, testKey } from './support/server-process.ts';
import { sha256 } from './support/text.ts';
import { until } from './support/until.ts';

const keyFile = newKeyFile();
const byFile = { SLIPWAY_MODEL_KEY_FILE: keyFile };
const key = readFileSync(keyFile, 'utf8').trim();
const body = mixedBody(mixedRows(50, 3));
const manifestOf = (folder: string) => Encryption.parse(JSON.parse(readFileSync(join(folder, encryptionFile), 'utf8')));

/** How a server ends that cannot open what it was given. */
async function ends(folder: string, env: Record<string, string>): Promise<{ code: number | null; said: string }> {
  const server = launch({ SLIPWAY_MODEL_FOLDER: folder, SLIPWAY_API_KEYS_SHA256: sha256(testKey), ...env });
  const { code } = await server.ended;
  return { code, said: server.log.join('\n') };
}

describe('an encrypted ONNX model', () => {
  const plain = modelFolder('mixed');
  const graph = readFileSync(join(plain, 'model.onnx'));
  const marks = [graph.subarray(0, 64), graph.subarray(-64)];

  it('answers byte for byte as the plain one, and nothing of it is on the disk', async () => {
    const folder = await sealed(plain, keyFile);
    const temporary = newFolder('temporary');
    const state = newFolder('state');
    const [before, after] = await Promise.all([
      startServerProcess(plain),
      startServerProcess(folder, { ...byFile, TMPDIR: temporary, SLIPWAY_STATE_FOLDER: state }),
    ]);
    const answers = await Promise.all([before, after].map(async (server) => (await server.infer(body)).text()));
    expect(answers[0]).toContain('"outputs"');
    expect(answers[1]).toBe(answers[0]);
    expect(filesWith(marks, plain)).toHaveLength(1);
    expect(filesWith(marks, folder, temporary, state)).toEqual([]);
    expect(openFilesWith(marks, after.child.pid ?? 0)).toEqual([]);
  });

  it('opens with the data key on standard input, where no other key is given', async () => {
    const folder = await sealed(plain, keyFile);
    const dataKey = await unwrapDataKey(manifestOf(folder), byFile, new AbortController().signal);
    const env = { SLIPWAY_MODEL_FOLDER: folder, SLIPWAY_AUTH: 'none', SLIPWAY_DATA_KEY_STDIN: '1' };
    const server = launch(env);
    server.child.stdin?.end(`${dataKey.toString('base64')}\n`);
    const url = await server.ready;
    expect((await fetch(`${url}/v2/models/m/infer`, { method: 'POST', body })).status).toBe(200);
    const wrong = launch(env);
    wrong.child.stdin?.end(`${Buffer.alloc(32).toString('base64')}\n`);
    expect((await wrong.ended).code).toBe(2);
    expect(wrong.log.join('\n')).toContain('encryption.json was changed');
  });

  it('does not start without its key, or with another, and says what to do', async () => {
    const folder = await sealed(plain, keyFile);
    const none = await ends(folder, {});
    expect(none).toMatchObject({ code: 2, said: expect.stringContaining('Set SLIPWAY_MODEL_KEY_FILE to the path') });
    const other = await ends(folder, { SLIPWAY_MODEL_KEY: Buffer.alloc(32, 5).toString('base64') });
    expect(other).toMatchObject({ code: 2, said: expect.stringContaining('the key that was given is') });
    expect(other.said).not.toContain(key);
  });
});

describe('an encrypted Python model', () => {
  const plain = newFolder('flats');
  let python = '';
  let captured: Captured;
  let rows = '';
  beforeAll(async () => {
    ({ python, captured } = await makePythonModel(plain));
    const request = inferRequest(flatSignature, captured.rows);
    if (!request.ok) throw new Error(request.reason);
    rows = JSON.stringify(request.value);
  });

  it('answers as the plain one, with code and objects in memory only, also after its process was replaced', async () => {
    const folder = await sealed(plain, keyFile);
    const temporary = newFolder('temporary');
    const more = { SLIPWAY_PYTHON: python };
    const before = await startServerProcess(plain, more);
    const after = await startServerProcess(folder, { ...more, ...byFile, TMPDIR: temporary });
    const wanted = await (await before.infer(rows)).text();
    expect(await (await after.infer(rows)).text()).toBe(wanted);

    const objects = readFileSync(join(plain, 'python/model.pkl'));
    const marks = [objects.subarray(200, 264), objects.subarray(-80, -16), Buffer.from('a model that prints while')];
    expect(filesWith(marks, plain)).toHaveLength(2);
    const server = after.child.pid ?? 0;
    const [worker = 0] = childrenOf(server);
    expect(saidOf(worker)).toContain('serve_model.py');
    expect(filesWith(marks, folder, temporary)).toEqual([]);
    for (const pid of [server, worker]) expect(openFilesWith(marks, pid)).toEqual([]);
    expect(saidOf(worker)).not.toMatch(/SLIPWAY_MODEL_KEY|key/i);

    process.kill(worker, 'SIGKILL');
    await until('another process has the model', async () => (await after.infer(rows)).status === 200);
    expect(childrenOf(server)).not.toContain(worker);
    expect(await (await after.infer(rows)).text()).toBe(wanted);
  });
});

describe('an encrypted folder that somebody changed', () => {
  let elsewhere = '';
  beforeAll(async () => {
    elsewhere = await sealed(modelFolder('fixed'), keyFile);
  });
  const write = (folder: string, change: object) =>
    writeFileSync(join(folder, encryptionFile), JSON.stringify({ ...manifestOf(folder), ...change }));
  const signal = new AbortController().signal;
  const opened = async (folder: string) => {
    const model = await readModelFolder(folder, (manifest) => unwrapDataKey(manifest, byFile, signal));
    return { kind: model.onnx === null ? 'python' : 'onnx' };
  };

  it.each<[string, (folder: string) => void, string]>([
    ['a file that was cut', (at) => truncateSync(join(at, 'sealed/model.onnx'), 100), 'is not what was sealed'],
    [
      'a file of another model, sealed under the same key',
      (at) => cpSync(join(elsewhere, 'sealed/model.onnx'), join(at, 'sealed/model.onnx')),
      'is not what was sealed',
    ],
    [
      'a data key of another model',
      (at) => write(at, { keys: manifestOf(elsewhere).keys }),
      'was encrypted under the key',
    ],
    [
      'a list of files that was changed',
      (at) => write(at, { files: [] }),
      'is not what this version of Slipway writes',
    ],
    [
      'a size that was changed',
      (at) => write(at, { files: manifestOf(at).files.map(({ path }) => ({ path, size: 1 })) }),
      'encryption.json was changed',
    ],
    [
      'a way out of the folder',
      (at) => write(at, { files: [{ path: '../../etc/passwd', size: 1 }] }),
      'is not what this version of Slipway writes',
    ],
    [
      'another signature',
      (at) => {
        const file = join(at, 'slipway/signature.json');
        writeFileSync(file, readFileSync(file, 'utf8').replace('"missing":true', '"missing":false'));
      },
      'slipway/signature.json in',
    ],
  ])('is refused with %s', async (_, change, said) => {
    const folder = await sealed(modelFolder('mixed'), keyFile);
    await expect(opened(folder)).resolves.toMatchObject({ kind: 'onnx' });
    change(folder);
    await expect(opened(folder)).rejects.toThrow(said);
  });
});

describe('what cannot be opened in memory only', () => {
  const pythonCode = join(import.meta.dirname, '../support/python-model/code');

  it.each<[string, string, (folder: string) => void, string]>([
    [
      'weights beside the graph',
      'onnx',
      (at) => {
        writeFileSync(join(at, 'weights.bin'), 'x');
        const graph = readFileSync(join(at, 'model.onnx'));
        writeFileSync(join(at, 'model.onnx'), Buffer.concat([graph, Buffer.from('weights.bin')]));
      },
      'has weights in weights.bin beside it',
    ],
    [
      'a Keras file',
      'python',
      (at) => {
        mkdirSync(join(at, 'python'));
        writeFileSync(join(at, 'python/model.keras'), 'x');
      },
      'from a file only',
    ],
    [
      'a loader that knows folders only',
      'python',
      (at) => writeFileSync(join(at, 'code/slipway_model.py'), 'def load(folder): ...\n'),
      'has no load_files(files)',
    ],
  ])('is not encrypted at all: %s', async (_, kind, change, said) => {
    const folder = kind === 'onnx' ? modelFolder('mixed') : newFolder('python');
    if (kind === 'python') cpSync(pythonCode, join(folder, 'code'), { recursive: true });
    change(folder);
    await expect(sealed(folder, keyFile)).rejects.toThrow(said);
  });
});
