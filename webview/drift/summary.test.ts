import { expect, it } from 'vitest';
import type { DriftReport, DriftResult, Profile } from '#protocol/drift.ts';
import { headline } from './summary.ts';

const profile: Profile = { kind: 'numeric', name: 'a', edges: [1], counts: [1, 1], missing: 0, mean: 1 };
const result = (name: string, drifted: boolean): DriftResult => ({
  name,
  role: 'input',
  reference: profile,
  now: profile,
  test: null,
  psi: 0,
  drifted,
});
const report = (results: DriftResult[] | null): DriftReport => ({
  model: 'm',
  endpoint: 'e',
  referenceRows: 300,
  window: results && { rows: 200, from: '', to: '', results },
  filling: { rows: 20, size: 200, now: { rows: 20, inputs: [], outputs: [] } },
  falseAlarmRate: 0.01,
  requests: { total: 0, failed: 0, p50Milliseconds: null, p99Milliseconds: null },
});

it.each([
  [null, 'Collecting: 20 of 200 rows until the first comparison.', false],
  [[result('a', false)], 'No drift in the last 200 rows (chance of any false alarm 1 %).', false],
  [[result('a', true), result('b', false)], 'Drift in 1 of 2 columns: a (chance of any false alarm 1 %).', true],
])('says what the report comes to (%#)', (results, text, bad) => {
  expect(headline(report(results))).toEqual({ text, bad });
});
