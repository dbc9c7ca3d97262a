/** Bounds of the histogram that `/metrics` shows, in seconds. */
export const latencyBounds: readonly number[] = [
  0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30,
];
const growth = Math.log(1.05);
const least = 0.01;
const buckets = 320;

/** Latencies of requests: counts for Prometheus, and finer ones (5 % wide, from 10 µs) for quantiles. */
export class Latency {
  readonly counts: Float64Array = new Float64Array(latencyBounds.length + 1);
  sumSeconds = 0;
  total = 0;
  readonly #fine = new Float64Array(buckets);

  add(milliseconds: number): void {
    const seconds = milliseconds / 1000;
    let bound = 0;
    while (bound < latencyBounds.length && seconds > (latencyBounds[bound] ?? 0)) bound++;
    this.counts[bound] = (this.counts[bound] ?? 0) + 1;
    this.sumSeconds += seconds;
    this.total++;
    const bucket = Math.min(buckets - 1, Math.max(0, Math.ceil(Math.log(milliseconds / least) / growth)));
    this.#fine[bucket] = (this.#fine[bucket] ?? 0) + 1;
  }

  /** Milliseconds that a share `q` of requests stayed below, to 5 %; null before the first request. */
  quantile(q: number): number | null {
    if (this.total === 0) return null;
    let seen = 0;
    for (let bucket = 0; bucket < buckets; bucket++) {
      seen += this.#fine[bucket] ?? 0;
      if (seen >= q * this.total) return Number((least * Math.exp(bucket * growth)).toPrecision(3));
    }
    return null;
  }
}
