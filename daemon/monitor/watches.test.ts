import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DriftReport } from '#protocol/drift.ts';
import { DriftSources } from './source.ts';
import { Watches } from './watches.ts';

const report = (rows: number): DriftReport => ({
  model: 'm@1',
  endpoint: 'm',
  referenceRows: 10,
  window: null,
  filling: { rows, size: 50, now: { rows, inputs: [], outputs: [] } },
  falseAlarmRate: 0.01,
  requests: { total: rows, failed: 0, p50Milliseconds: null, p99Milliseconds: null },
});

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Watches one endpoint whose report has `state.rows` rows, or cannot be read when that is null. */
async function watching() {
  const state: { rows: number | null } = { rows: 1 };
  const watches = new Watches(async () => {
    if (state.rows === null) throw new Error('stopped');
    return report(state.rows);
  });
  const end = new AbortController();
  const told: number[] = [];
  const subscription = await watches.watch('m', end.signal, (_, { filling }) => told.push(filling.rows));
  return { state, watches, end, told, subscription };
}

describe('watching drift', () => {
  it('tells at once, and then only news, once a second', async () => {
    const { state, told } = await watching();
    await vi.advanceTimersByTimeAsync(0);
    expect(told).toEqual([1]);
    await vi.advanceTimersByTimeAsync(5000);
    expect(told).toEqual([1]);
    state.rows = 2;
    await vi.advanceTimersByTimeAsync(500);
    state.rows = 3;
    await vi.advanceTimersByTimeAsync(1000);
    expect(told).toEqual([1, 3]);
  });

  it('is silent while the endpoint is away, and goes on when it is back', async () => {
    const { state, told } = await watching();
    await vi.advanceTimersByTimeAsync(0);
    state.rows = null;
    await vi.advanceTimersByTimeAsync(3000);
    state.rows = 4;
    await vi.advanceTimersByTimeAsync(1000);
    expect(told).toEqual([1, 4]);
  });

  it('ends when it is told to, or when the watcher goes', async () => {
    for (const stop of ['unwatch', 'close']) {
      const { state, watches, end, told, subscription } = await watching();
      await vi.advanceTimersByTimeAsync(0);
      if (stop === 'close') end.abort();
      else watches.unwatch(subscription);
      state.rows = 9;
      await vi.advanceTimersByTimeAsync(3000);
      expect(told).toEqual([1]);
      expect(vi.getTimerCount()).toBe(0);
    }
  });

  it('is refused where there is no report', async () => {
    const sources = new DriftSources();
    sources.add({ report: async () => null });
    const watches = new Watches((endpoint) => sources.report(endpoint));
    const refused = watches.watch('m', new AbortController().signal, () => {});
    await expect(refused).rejects.toMatchObject({ data: { reason: 'endpoint-not-found', subject: 'm' } });
    expect(vi.getTimerCount()).toBe(0);
  });
});
