import { describe, expect, it } from 'vitest';
import { Latency, latencyBounds } from './latency.ts';

describe('latencies', () => {
  it('have quantiles within five per cent', () => {
    const latency = new Latency();
    for (let index = 1; index <= 1000; index++) latency.add(index / 10);
    for (const [q, expected] of [
      [0.5, 50],
      [0.9, 90],
      [0.99, 99],
    ] as const) {
      const value = latency.quantile(q) ?? 0;
      expect(Math.abs(value / expected - 1)).toBeLessThan(0.06);
    }
  });
  it('have no quantile before the first', () => {
    expect(new Latency().quantile(0.5)).toBeNull();
  });
  it('fall into the bucket of the bound they do not exceed', () => {
    const latency = new Latency();
    latency.add(1);
    latency.add(1.001);
    latency.add(1e6);
    const at = (bound: number) => latency.counts[latencyBounds.indexOf(bound)];
    expect([at(0.001), at(0.0025), latency.counts.at(-1)]).toEqual([1, 1, 1]);
    expect(latency.total).toBe(3);
  });
});
