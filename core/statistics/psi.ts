/**
 * Population stability index of two samples counted over the same bins, in nats: the sum of (p - q) ln(p / q). Half an
 * observation is added to every bin (Krichevsky and Trofimov's estimate), so that an empty bin gives a finite value; bins
 * empty in both samples are left out. Never negative; it grows with noise when samples are small, so it is an effect size
 * to read beside the test and never an alarm of its own.
 */
export function populationStabilityIndex(a: readonly number[], b: readonly number[]): number {
  const used = a.map((_, index) => index).filter((index) => (a[index] ?? 0) + (b[index] ?? 0) > 0);
  const totalA = used.reduce((sum, index) => sum + (a[index] ?? 0) + smoothing, 0);
  const totalB = used.reduce((sum, index) => sum + (b[index] ?? 0) + smoothing, 0);
  let sum = 0;
  for (const index of used) {
    const p = ((a[index] ?? 0) + smoothing) / totalA;
    const q = ((b[index] ?? 0) + smoothing) / totalB;
    sum += (p - q) * Math.log(p / q);
  }
  return sum;
}

const smoothing = 0.5;
