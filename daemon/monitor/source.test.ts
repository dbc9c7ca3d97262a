import { expect, it } from 'vitest';
import { Failure } from '#daemon/rpc/failure.ts';
import type { DriftReport } from '#protocol/drift.ts';
import { type DriftSource, DriftSources } from './source.ts';

const report: DriftReport = {
  endpoint: 'm',
  model: 'm',
  referenceRows: 1,
  falseAlarmRate: 0.01,
  requests: { total: 0, failed: 0, p50Milliseconds: null, p99Milliseconds: null },
  window: null,
  filling: { rows: 0, size: 200, now: { rows: 0, inputs: [], outputs: [] } },
};
const away: DriftSource = {
  report: () =>
    Promise.reject(new Failure('failed', 'No engine answers.', { reason: 'engine-not-found', subject: 'engine' })),
};
const knows: DriftSource = { report: async () => report };
const knowsNot: DriftSource = { report: async () => null };

const of = (...sources: DriftSource[]): Promise<DriftReport> => {
  const all = new DriftSources();
  for (const source of sources) all.add(source);
  return all.report('m');
};

it('takes the first that knows the endpoint', async () => {
  expect(await of(knowsNot, knows)).toBe(report);
});

it('asks on where one cannot be asked', async () => {
  expect(await of(away, knows)).toBe(report);
});

it('says why one could not be asked where no other knows', async () => {
  await expect(of(away, knowsNot)).rejects.toMatchObject({ data: { reason: 'engine-not-found' } });
});

it('says that nobody knows it', async () => {
  await expect(of(knowsNot)).rejects.toMatchObject({ data: { reason: 'endpoint-not-found' } });
});
