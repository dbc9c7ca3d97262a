import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { answersOf, compareAnswers, inferRequest } from '#core/proof/index.ts';
import { readLog } from '#daemon/serving/log/reader.ts';
import type { Captured, RecordRow } from '#protocol/model.ts';
import { isAlive } from '#test/daemon/rig.ts';
import { copyModel, flatSignature, makePythonModel } from '#test/support/python-model.ts';
import './support/clean.ts';
import { newFolder } from './support/model-folder.ts';
import { launch, startServerProcess, testKey } from './support/server-process.ts';
import { sha256 } from './support/text.ts';
import { until } from './support/until.ts';

const folder = newFolder('flats');
let python = '';
let captured: Captured;
beforeAll(async () => {
  ({ python, captured } = await makePythonModel(folder));
});

const row: RecordRow = { size: 80, district: 'north', rooms: 3, lift: true };
const start = (more: Record<string, string> = {}) => startServerProcess(folder, { SLIPWAY_PYTHON: python, ...more });
const bodyOf = (rows: readonly RecordRow[]): string => {
  const request = inferRequest(flatSignature, rows);
  if (!request.ok) throw new Error(request.reason);
  return JSON.stringify(request.value);
};
const labelOf = async (response: Response): Promise<unknown> => {
  const answers = answersOf(flatSignature, await response.json());
  if (!answers.ok) throw new Error(answers.reason);
  return answers.value['label']?.[0]?.[0];
};

describe('a Python model behind the server', () => {
  it('answers the captured rows as the notebook did, one at a time and all at once', async () => {
    const server = await start();
    for (const rows of [captured.rows, captured.rows.slice(0, 1)]) {
      const answers = answersOf(flatSignature, await (await server.infer(bodyOf(rows))).json());
      if (!answers.ok) throw new Error(answers.reason);
      const wanted = {
        rows,
        answers: Object.fromEntries(
          Object.entries(captured.answers).map(([name, values]) => [name, values.slice(0, rows.length)]),
        ),
      };
      const tolerance = { absolute: 1e-12, relative: 0 };
      for (const comparison of compareAnswers('server', flatSignature, wanted, answers.value, tolerance))
        expect(comparison).toMatchObject({ rows: rows.length, agreeing: rows.length });
    }
  });

  it('says what it is, and takes numbers in 64 bits and as FP32', async () => {
    const server = await start();
    const metadata: unknown = await (await server.ask('/v2/models/m')).json();
    expect(metadata).toMatchObject({
      platform: 'python',
      inputs: [{ name: 'size', datatype: 'FP64' }, {}, { datatype: 'INT64' }, { datatype: 'BOOL' }],
      outputs: [
        { name: 'label', datatype: 'BYTES', shape: [-1, 1] },
        { name: 'probability', datatype: 'FP64', shape: [-1, 2] },
      ],
    });
    const text = bodyOf([row]);
    expect((await server.infer(text)).status).toBe(200);
    expect((await server.infer(text.replace('"FP32"', '"FP64"'))).status).toBe(200);
    const wrong = await server.infer(text.replace('"FP32"', '"INT64"'));
    expect([wrong.status, await wrong.text()]).toEqual([400, expect.stringContaining('the model takes FP64')]);
    expect((await server.infer(bodyOf([{ ...row, size: 1e300 }]))).status).toBe(200);
    const huge = await server.infer(text.replace('[80]', '[1e999]'));
    expect([huge.status, await huge.text()]).toEqual([400, expect.stringMatching(/row 0: .* fits 64 bits/)]);
  });

  it('gives the model columns of the types it was fitted on, missing values and odd texts included', async () => {
    const server = await start();
    const texts = ['', 'né "x"\n\\', '🏠'];
    const rows = texts.map((district) => ({ ...row, size: 4010, district }));
    const label = await labelOf(await server.infer(bodyOf([...rows, { ...row, district: null, size: null }])));
    const shown = String.raw`[None, 'né "x"\n\\', '🏠', None]`;
    expect(label).toBe(`size:float64 district:object rooms:int64 lift:bool ${shown}`);
  });

  it('gives each of many concurrent requests its own answer', async () => {
    const server = await start({ SLIPWAY_WORKERS: '2' });
    const answers = await Promise.all(captured.rows.map(async (one) => labelOf(await server.infer(bodyOf([one])))));
    expect(answers).toEqual(captured.answers['label']?.map(([label]) => label));
  });

  it('logs, counts and watches as for any model', async () => {
    const state = newFolder('state');
    const server = await start({ SLIPWAY_STATE_FOLDER: state, SLIPWAY_WINDOW: '60' });
    await server.infer(bodyOf(captured.rows));
    expect([...readLog(join(state, 'log'))][0]).toMatchObject({
      rows: 60,
      inputs: { size: captured.rows.map((one) => one['size']) },
      outputs: { label: captured.answers['label']?.flat() },
    });
    expect(await (await server.ask('/v2/models/m/drift')).json()).toMatchObject({
      window: {
        rows: 60,
        results: [{ name: 'size', drifted: false, psi: 0 }, { name: 'district' }, { name: 'label' }],
      },
    });
    expect(await (await server.ask('/metrics')).text()).toContain('slipway_rows_total 60');
    expect((await fetch(`${server.url}/v2/models/m`)).status).toBe(401);
  });

  it('lets the model see nothing of the server’s settings, packages of the user, or a terminal', async () => {
    const server = await start({ PYTHONPATH: '/tmp', HOME: '/nowhere', SECRET_TOKEN: 'x' });
    const names = String(await labelOf(await server.infer(bodyOf([{ ...row, size: 4009 }])))).split(' ');
    expect(names.filter((name) => /SLIPWAY|SECRET|PYTHONPATH|^HOST$|^PORT$/.test(name))).toEqual([]);
    expect(names).toEqual(expect.arrayContaining(['HOME', 'PATH', 'PYTHONNOUSERSITE', 'OMP_NUM_THREADS']));
    const typed = await server.infer(bodyOf([{ ...row, size: 4011 }]));
    expect([typed.status, await typed.text()]).toEqual([422, expect.stringContaining('EOF')]);
    expect(existsSync(join(folder, 'code', '__pycache__'))).toBe(false);
  });
});

describe('a Python model that misbehaves', () => {
  it.each<[string, number, RegExp]>([
    ['refuses a row, in its own words', 4000, /cannot answer these rows: a size of 4000 is no flat/],
    ['answers in another shape', 4003, /probability has shape \[1, 3\] for 1 rows; the signature says \[1, 2\]/],
    ['leaves an output out', 4005, /gave no output probability; it gave label/],
    ['answers with something else', 4006, /returned list/],
    ['answers with no text', 4007, /Output label, row 0 is None/],
  ])('is told of, and goes on, where it %s', async (_, size, message) => {
    const server = await start();
    const [good, bad] = await Promise.all([server.infer(bodyOf([row])), server.infer(bodyOf([{ ...row, size }]))]);
    expect([bad.status, await bad.text()]).toEqual([422, expect.stringMatching(message)]);
    expect(good.status).toBe(200);
    expect(await (await server.ask('/metrics')).text()).toContain('slipway_worker_restarts_total 0');
  });

  it('answers null for what JSON has no number for', async () => {
    const server = await start();
    const answer: unknown = await (await server.infer(bodyOf([{ ...row, size: 4004 }]))).json();
    expect(answer).toMatchObject({ outputs: [{}, { data: [null, null], shape: [1, 2] }] });
  });

  it('is replaced when its process ends, which costs those rows alone', async () => {
    const server = await start();
    const lost = await server.infer(bodyOf([{ ...row, size: 4001 }]));
    expect([lost.status, await lost.text()]).toEqual([503, expect.stringContaining('The process that ran the model')]);
    expect((await server.ask('/v2/health/ready')).status).toBe(503);
    await until('it is ready again', async () => (await server.ask('/v2/health/ready')).status === 200);
    expect((await server.infer(bodyOf([row]))).status).toBe(200);
    expect(await (await server.ask('/metrics')).text()).toContain('slipway_worker_restarts_total 1');
    expect(server.log.join('\n')).toContain('An inference process ended and is being replaced.');
  });

  it('ends the server where its processes keep ending', async () => {
    const server = await start();
    const ask = () => server.infer(bodyOf([{ ...row, size: 4001 }])).catch(() => null);
    await until('the server has ended', async () => (await ask()) === null, 60);
    expect(await server.ended).toEqual({ code: 1, signal: null });
    expect(server.log.join('\n')).toContain('ended 5 times in a row');
  });

  it('does not outlive a server that is killed in the middle of an answer', async () => {
    const temporary = newFolder('tmp');
    const server = await start({ TMPDIR: temporary });
    void server.infer(bodyOf([{ ...row, size: 4008 }])).catch(() => {});
    const file = join(temporary, 'children.txt');
    await until('the model is at work', () => existsSync(file));
    const [worker = 0, child = 0] = readFileSync(file, 'utf8').split(' ').map(Number);
    expect([isAlive(worker), isAlive(child)]).toEqual([true, true]);
    server.child.kill('SIGKILL');
    await until('the worker has ended', () => !isAlive(worker));
    process.kill(child);
  });

  it('ends with a server that is stopped, and takes with it what it started', async () => {
    const temporary = newFolder('tmp');
    const server = await start({ TMPDIR: temporary });
    const left = new AbortController();
    void server.infer(bodyOf([{ ...row, size: 4008 }]), { signal: left.signal }).catch(() => {});
    const file = join(temporary, 'children.txt');
    await until('the model is at work', () => existsSync(file));
    const pids = readFileSync(file, 'utf8').split(' ').map(Number);
    left.abort();
    server.child.kill('SIGTERM');
    expect(await server.ended).toEqual({ code: 0, signal: null });
    await until('both have ended', () => !pids.some(isAlive));
  });
});

describe('a Python model that cannot be served', () => {
  const broken = (text: string) => async () => {
    const copy = join(newFolder('broken'), 'model');
    await copyModel(folder, copy, (place) => appendFileSync(join(place, 'code', 'slipway_model.py'), text));
    return { SLIPWAY_MODEL_FOLDER: copy, SLIPWAY_PYTHON: python };
  };
  it.each<[string, () => Promise<Record<string, string>>, RegExp]>([
    ['without a Python', async () => ({ SLIPWAY_MODEL_FOLDER: folder }), /is a Python model: set SLIPWAY_PYTHON/],
    [
      'with a Python that is not there',
      async () => ({ SLIPWAY_MODEL_FOLDER: folder, SLIPWAY_PYTHON: '/nowhere/python' }),
      /\/nowhere\/python could not be started/,
    ],
    [
      'with a file that was not proven',
      async () => {
        const copy = join(newFolder('changed'), 'model');
        await copyModel(folder, copy, () => {});
        appendFileSync(join(copy, 'python', 'model.pkl'), 'x');
        return { SLIPWAY_MODEL_FOLDER: copy, SLIPWAY_PYTHON: python };
      },
      /The Python model in .* is not the model that was proven/,
    ],
    [
      'whose loader raises',
      broken('\ndef load(folder):\n    raise ValueError("no model today")\n'),
      /cannot be served: no model today/,
    ],
    ['whose loader needs what is not there', broken('\nimport left_pad\n'), /No module named 'left_pad'/],
    [
      'whose process ends',
      broken('\nimport sys\nsys.stderr.write("out of luck\\n")\nsys.stderr.flush()\nos._exit(9)\n'),
      /ended with code 9 before the model was loaded\.\n {2}out of luck/,
    ],
  ])('is said %s', async (_, environment, message) => {
    const { ended, log } = launch({ SLIPWAY_API_KEYS_SHA256: sha256(testKey), ...(await environment()) });
    expect(await ended).toEqual({ code: 2, signal: null });
    expect(log.join('\n')).toMatch(message);
  });

  it('is not started again with another model than the one that was proven', async () => {
    const copy = join(newFolder('replaced'), 'model');
    await copyModel(folder, copy, () => {});
    const server = await startServerProcess(copy, { SLIPWAY_PYTHON: python });
    appendFileSync(join(copy, 'code', 'slipway_model.py'), '\n');
    await server.infer(bodyOf([{ ...row, size: 4001 }]));
    expect(await server.ended).toEqual({ code: 1, signal: null });
  });
});
