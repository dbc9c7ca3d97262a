import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { GeneratedFile } from '#core/generate/generator.ts';
import { frameworks } from '#core/generate/service/frameworks.ts';
import { openApi } from '#core/generate/service/openapi.ts';
import { serviceFiles } from '#core/generate/service/service.ts';
import type { Captured, RecordRow } from '#protocol/model.ts';
import { until } from '#test/serving/support/until.ts';
import { flatSignature, makePythonModel } from '#test/support/python-model.ts';
import { environmentOf, type Name, type Service, serviceKey, startService, stopAll } from './support/services.ts';

const names: readonly Name[] = ['fastapi', 'flask', 'django'];
const model = mkdtempSync(join(tmpdir(), 'slipway-service-model-'));
const running = new Map<Name, Service>();
let captured: Captured;
let python = '';
function filesOf(name: Name, signature = flatSignature): GeneratedFile[] {
  const framework = frameworks.find(({ id }) => id === name);
  if (!framework) throw new Error(`There is no framework ${name}.`);
  return serviceFiles(framework, 'flats', './model/', signature);
}
const textOf = (name: Name, file: string): string =>
  filesOf(name).find(({ path }) => path === `service/${file}`)?.text ?? '';

const contract = openApi('flats', flatSignature);
const ajv = new Ajv2020({ strict: false, schemas: [{ ...contract, $id: 'contract' }] });
const fits = (schema: string, value: unknown) => {
  const valid = ajv.validate({ $ref: `contract#/components/schemas/${schema}` }, value);
  return valid ? null : ajv.errorsText();
};

beforeAll(async () => {
  const made = await makePythonModel(model);
  captured = made.captured;
  const lock = readFileSync(join(model, 'slipway', 'requirements.lock'), 'utf8');
  python = environmentOf(
    made.python,
    lock,
    names.map((name) => textOf(name, 'requirements.txt')),
  );
  wanted = await directly([...unusual, ...many]);
  await Promise.all(
    names.map(async (name) => running.set(name, await startService(name, { python, files: filesOf(name), model }))),
  );
});
afterAll(() => {
  stopAll();
  rmSync(model, { recursive: true, force: true });
});

const good: RecordRow = { size: 81.5, district: 'north', rooms: 3, lift: true };
const without = (column: string): RecordRow =>
  Object.fromEntries(Object.entries(good).filter(([name]) => name !== column));
const cell = (column: string, json: string): string =>
  JSON.stringify({ records: [good, { ...good, [column]: '@' }] }).replace('"@"', json);
const unusual: RecordRow[] = [
  { lift: true, rooms: 3, district: 'north', size: 81.5 },
  { ...good, size: null, district: null },
  { ...good, size: 80, rooms: 5 },
  { ...good, size: -1e300 },
  { ...good, size: 1e15, rooms: 2 ** 53 },
];
const many = Array.from({ length: 5000 }, (_, row) => ({ ...good, size: 30 + (row % 100) }));
/** What the model itself answers to both. */
let wanted: unknown[] = [];

async function directly(records: readonly RecordRow[]): Promise<unknown[]> {
  const script = join(import.meta.dirname, 'support', 'expected.py');
  const asked = promisify(execFile)(python, ['-B', script, model]);
  asked.child.stdin?.end(JSON.stringify(records));
  return z.array(z.unknown()).parse(JSON.parse((await asked).stdout));
}

describe.each(names)('a drafted service with %s', (name) => {
  const service = (): Service => {
    const found = running.get(name);
    if (!found) throw new Error(`${name} is not running.`);
    return found;
  };
  beforeAll(() => until('it is ready', async () => (await fetch(`${service().url}/health/ready`)).status === 200, 60));

  const answersTo = async (records: readonly unknown[]) => {
    const response = await service().predict({ records });
    const body: unknown = await response.json();
    expect([response.status, fits('Response', body)]).toEqual([200, null]);
    return body;
  };

  it('answers the captured rows as the notebook did, all at once and one alone', async () => {
    const notebook = captured.rows.map((_, row) => ({
      label: captured.answers['label']?.[row]?.[0],
      probability: captured.answers['probability']?.[row],
    }));
    expect(await answersTo(captured.rows)).toEqual({ answers: notebook, warnings: [] });
    expect(await answersTo(captured.rows.slice(3, 4))).toEqual({ answers: notebook.slice(3, 4), warnings: [] });
  });

  it('answers what is unusual and fits as the model does: other orders, nulls, whole floats, great numbers, many rows', async () => {
    expect(fits('Request', { records: unusual })).toBeNull();
    expect(await answersTo(unusual)).toMatchObject({ answers: wanted.slice(0, unusual.length) });
    expect(await answersTo(many)).toEqual({ answers: wanted.slice(unusual.length), warnings: [] });
  });

  it('warns of what was never seen, and answers', async () => {
    expect(await answersTo([good, { ...good, rooms: 40 }])).toMatchObject({
      warnings: [{ row: 1, column: 'rooms', message: expect.stringContaining('(1 to 5)') }],
    });
  });

  it.each<[string, string, string | null, RegExp]>([
    ['a missing column', JSON.stringify({ records: [good, without('rooms')] }), 'rooms', /is missing/],
    ['another column', cell('colour', '"red"'), 'colour', /no column of the model/],
    ['a text for a number', cell('size', '"81"'), 'size', /is "81"; a number is needed/],
    ['a truth for a number', cell('rooms', 'true'), 'rooms', /is true; a number is needed/],
    ['a number for a text', cell('district', '7'), 'district', /is 7; a string is needed/],
    ['a number for a truth', cell('lift', '1'), 'lift', /is 1; true or false is needed/],
    ['a list for a value', cell('size', '[81]'), 'size', /is \[81\]; a number is needed/],
    ['a part of a whole number', cell('rooms', '2.5'), 'rooms', /a whole number is needed/],
    ['a whole number that JSON may round', cell('rooms', '9007199254740994'), 'rooms', /beyond 2\^53/],
    ['null for a whole number', cell('rooms', 'null'), 'rooms', /is null, and this column has to have a value/],
    ['a category that was not seen', cell('district', '"west"'), 'district', /not among the values seen/],
    ['NaN', cell('size', 'NaN'), 'size', /not a finite number/],
    ['an infinity', cell('size', '-Infinity'), 'size', /not a finite number/],
    ['a number beyond all floats', cell('size', '1e999'), 'size', /not a finite number/],
    ['a whole number beyond all floats', cell('size', `1${'0'.repeat(400)}`), 'size', /not a finite number/],
    ['an infinity for a whole number', cell('rooms', 'Infinity'), 'rooms', /a whole number is needed/],
    ['a record that is none', JSON.stringify({ records: [good, 5] }), null, /no object of values/],
  ])('refuses %s, and names row and column', async (_, text, column, message) => {
    const response = await service().predict(text);
    const body: unknown = await response.json();
    expect([response.status, fits('Refusal', body)]).toEqual([422, null]);
    const where = column === null ? 'Row 1: ' : `Row 1, column "${column}": `;
    expect(body).toMatchObject({
      error: expect.stringMatching(message),
      problems: [{ row: 1, column, message: expect.stringMatching(message) }],
    });
    expect(body).toMatchObject({ error: expect.stringContaining(where) });
  });

  it.each<[string, string, number, RegExp]>([
    ['no records', '{"records": []}', 422, /one record or more/],
    ['no list of records', '{"rows": 1}', 422, /needs "records"/],
    ['too many records', JSON.stringify({ records: Array.from({ length: 10_001 }, () => 0) }), 422, /10001 records/],
    ['what is no JSON', '{"records": [', 400, /not JSON/],
    ['a body of deep brackets', '['.repeat(200_000), 400, /not JSON/],
    ['bytes that are no text', '\u0000\ufffd', 400, /not JSON/],
    ['nothing', '', 400, /not JSON/],
    ['rows that the model refuses', JSON.stringify({ records: [{ ...good, size: 4000 }] }), 422, /4000 is no flat/],
    ['a body that is too long', ' '.repeat(16 * 1024 * 1024 + 1), 413, /longer than 16777216 bytes/],
  ])('refuses %s', async (_, text, status, message) => {
    const response = await service().predict(text);
    const body: unknown = await response.json();
    expect([response.status, fits('Refusal', body)]).toEqual([status, null]);
    expect(body).toMatchObject({ error: expect.stringMatching(message) });
  });

  it('tells of the first twenty problems of many', async () => {
    const response = await service().predict({ records: Array.from({ length: 500 }, () => without('lift')) });
    const body: unknown = await response.json();
    expect(body).toMatchObject({ problems: { length: 20 } });
  });

  it('says in its log, and not to its caller, what went wrong inside', async () => {
    const response = await service().predict({ records: [{ ...good, size: 4005 }] });
    const body: unknown = await response.json();
    expect([response.status, fits('Refusal', body), body]).toEqual([
      500,
      null,
      { error: 'The service failed; its log says why.', problems: [] },
    ]);
    await until('its log says why', () => /KeyError: 'probability'/.test(service().log()));
  });

  it('lets in who has the key, and nobody else', async () => {
    const ask = async (headers: Record<string, string>) =>
      (await service().predict({ records: [good] }, headers)).status;
    expect(await ask({})).toBe(401);
    expect(await ask({ 'x-api-key': 'slw_other' })).toBe(401);
    expect(await ask({ 'x-api-key': serviceKey })).toBe(200);
    expect(await ask({ authorization: `Bearer ${serviceKey}` })).toBe(200);
    const refused: unknown = await (await service().predict('{', {})).json();
    expect(fits('Refusal', refused)).toBeNull();
    expect((await fetch(`${service().url}/openapi.json`)).status).toBe(401);
  });

  it('gives the one contract, and says what is not in it', async () => {
    const headers = { 'x-api-key': serviceKey };
    expect(await (await fetch(`${service().url}/openapi.json`, { headers })).json()).toEqual(contract);
    for (const [path, init, status] of [
      ['/health/live', {}, 200],
      ['/nowhere', { headers }, 404],
      ['/predict', { headers }, 405],
    ] as const) {
      const response = await fetch(`${service().url}${path}`, init);
      const body: unknown = await response.json();
      expect(response.status).toBe(status);
      if (status !== 200) expect(fits('Refusal', body)).toBeNull();
    }
  });

  it('does not start without a key or a word that there is none, nor with the contract of another model', async () => {
    const files = filesOf(name);
    const open = { SLIPWAY_API_KEYS_SHA256: '' };
    await expect(startService(name, { python, files, model, env: open })).rejects.toThrow(
      /Set SLIPWAY_API_KEYS_SHA256/,
    );
    const [, ...fewer] = flatSignature.inputs;
    const other = filesOf(name, { ...flatSignature, inputs: fewer });
    await expect(startService(name, { python, files: other, model })).rejects.toThrow(/about other columns/);
  });

  it('lives and is not ready where its model cannot be loaded, and says why in its log', async () => {
    const broken = mkdtempSync(join(tmpdir(), 'slipway-service-broken-'));
    cpSync(model, broken, { recursive: true });
    rmSync(join(broken, 'python'), { recursive: true });
    const one = await startService(name, { python, files: filesOf(name), model: broken });
    await until('the log says why', () => /No such file/.test(one.log()), 60);
    expect((await fetch(`${one.url}/health/live`)).status).toBe(200);
    expect((await fetch(`${one.url}/health/ready`)).status).toBe(503);
    expect((await one.predict({ records: [good] })).status).toBe(503);
    one.stop();
    rmSync(broken, { recursive: true, force: true });
  });
});
