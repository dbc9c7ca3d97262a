import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { runsPath } from '#core/reproducibility/record.ts';
import { RunRecords } from '#protocol/run-record.ts';
import { type KeptRun, keepRun } from './record.ts';

let project: string;
beforeEach(async () => {
  project = await mkdtemp(join(tmpdir(), 'slipway-record-'));
});
afterEach(() => rm(project, { recursive: true }));

const run = (): KeptRun => ({
  project,
  plan: {
    ...{ cells: [], order: 'document', skipped: [], requirements: [], kernel: null, digests: [], modules: {} },
    ...{ changes: [], doubts: { unseeded: [], liveData: [], outOfOrder: [] } },
  },
  report: {
    ...{ notebook: 'a.ipynb', order: 'document', reproducible: true, compared: 0, cells: [], parts: null },
    ...{ changes: [], python: { now: '3.11.7', stored: null }, tolerance: 1e-6, seconds: 0 },
  },
  lock: '',
  now: new Date(0),
});

it('keeps a run', async () => {
  expect(await keepRun(run())).toBeNull();
  const { runs } = RunRecords.parse(JSON.parse(await readFile(join(project, runsPath), 'utf8')));
  expect(Object.keys(runs)).toEqual(['a.ipynb']);
});

it('leaves runs that it cannot read as they are, and says what to do', async () => {
  await mkdir(join(project, '.slipway'));
  const conflict = '<<<<<<< ours\n{"version": 1, "runs": {}}\n';
  await writeFile(join(project, runsPath), conflict);
  expect(await keepRun(run())).toMatch(/^\.slipway\/runs\.json cannot be read: .* Mend it, or delete it/);
  expect(await readFile(join(project, runsPath), 'utf8')).toBe(conflict);
});

it('says so where the project may not be written', async () => {
  await writeFile(join(project, '.slipway'), '');
  expect(await keepRun(run())).toMatch(/^\.slipway\/runs\.json cannot be (?:read|written): /);
});
