import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { refusal, success } from '#core/result.ts';
import { recordPath, type Separated } from '#core/separate/propose.ts';
import { readmeSection } from '#core/separate/readme.ts';
import type { Settled } from '#core/separate/taken.ts';
import { GeneratedRecord } from '#protocol/generated.ts';
import type { Proof } from '#protocol/model.ts';
import { terminalOutput } from '../output.ts';
import { type PlannedCode, writeWithModel, writtenLines } from './with-model.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'slipway-with-model-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const place = { cell: 0, line: 0 };
const section = readmeSection({ notebook: 'n.ipynb', prefix: '', data: null, requirements: [], notes: [] });
const made: Separated = {
  origin: { notebook: 'n.ipynb', steps: ['aa', 'bb'] },
  files: [{ path: 'train.py', text: 'print("trained")\n' }],
  readme: { path: 'README.md', section },
  cut: { model: 'm', framework: 'joblib', input: 'X', at: place, asked: place, raw: null },
  notes: [],
  obstacle: null,
};
const proof: Proof = { proven: true, tolerance: { absolute: 0, relative: 0 }, comparisons: [], model: '', lock: '' };
const asked: Settled[] = [];
const planned: PlannedCode = {
  ...{ codes: [], proposed: null, reason: null },
  make(settled) {
    asked.push(settled);
    return success(made);
  },
};

const write = (plan: PlannedCode, given: Proof, yes: boolean) => {
  const output = terminalOutput('json', { stdout: new PassThrough(), stderr: new PassThrough() });
  const project = { folder, manifest: null, resolve: (path: string) => resolve(folder, path) };
  const input = { at: 'raw' as const, name: 'df', instead: [], cut: 1 };
  return writeWithModel(output, project, 'n.ipynb', plan, { proof: given, provenance: { input } }, yes);
};

it('writes the code of the cut that was proven', async () => {
  const done = await write(planned, proof, true);
  expect(asked.at(-1)).toEqual({ cut: 1, reason: null, model: null });
  expect(done).toMatchObject({ written: true, reason: null });
  expect(readFileSync(join(folder, 'train.py'), 'utf8')).toBe('print("trained")\n');
  const { sources } = GeneratedRecord.parse(JSON.parse(readFileSync(join(folder, recordPath), 'utf8')));
  expect(sources).toEqual({ 'n.ipynb': { files: ['train.py', 'README.md'], steps: ['aa', 'bb'] } });
  expect((await write(planned, proof, true)).written).toBe(false);
});

it('leaves what somebody else made', async () => {
  writeFileSync(join(folder, 'train.py'), 'mine\n');
  const done = await write(planned, proof, true);
  expect(done.files[0]).toEqual({ path: 'train.py', state: 'foreign', conflicts: 0 });
  expect(readFileSync(join(folder, 'train.py'), 'utf8')).toBe('mine\n');
});

const refusals: readonly (readonly [string, PlannedCode, Proof, RegExp])[] = [
  ['nobody can be asked', planned, proof, /nobody to ask\. Give --yes/],
  ['nothing is proven', planned, { ...proof, proven: false }, /The model is not proven/],
  [
    'the code answers otherwise',
    planned,
    { ...proof, separated: { comparisons: [], reason: 'label agrees on 1 of 2 rows.' } },
    /does not answer as the notebook did\. label agrees on 1 of 2 rows\./,
  ],
  ['there is none', { ...planned, reason: 'No model is asked.' }, proof, /No model is asked\./],
  ['none can be made for the cut', { ...planned, make: () => refusal('Two tables.') }, proof, /Two tables\./],
];
it.each(refusals)('writes nothing and says why where %s', async (_, plan, given, reason) => {
  const done = await write(plan, given, !reason.source.includes('nobody'));
  expect(done).toMatchObject({ written: false, reason: expect.stringMatching(reason) });
  expect(writtenLines(done)[0]).toMatch(/^! no separated code was written\. /);
  expect(existsSync(join(folder, 'train.py'))).toBe(false);
});
