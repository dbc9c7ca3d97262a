/** First Node with `node:sqlite` without a flag, which the daemon's store needs. */
export const oldestNode = '22.13';

/** First Python that environments are made with. */
export const oldestPython = '3.10';

/** Order of dotted versions by their numbers, as `a - b`; what is no number counts as zero. */
export function compareDotted(a: string, b: string): number {
  const [left, right] = [numbers(a), numbers(b)];
  for (let place = 0; place < Math.max(left.length, right.length); place++) {
    const difference = (left[place] ?? 0) - (right[place] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

const numbers = (version: string): number[] =>
  version
    .replace(/^v/, '')
    .split('.')
    .map((part) => Number.parseInt(part, 10) || 0);
