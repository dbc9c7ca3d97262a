/**
 * Adjusted p values of Holm's step-down procedure (Holm 1979): calling drifted what is at most alpha keeps the chance of
 * any false alarm among all columns at or below alpha, whatever their dependence. Order as given.
 */
export function holm(pValues: readonly number[]): number[] {
  const order = pValues.map((_, index) => index).sort((a, b) => (pValues[a] ?? 0) - (pValues[b] ?? 0));
  const adjusted = new Array<number>(pValues.length).fill(1);
  let greatest = 0;
  order.forEach((place, rank) => {
    greatest = Math.max(greatest, Math.min(1, (pValues[place] ?? 1) * (pValues.length - rank)));
    adjusted[place] = greatest;
  });
  return adjusted;
}
