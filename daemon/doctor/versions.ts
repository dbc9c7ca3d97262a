/** Whether dotted version `found` is at least `wanted`, number by number; what is not a number counts as zero. */
export function atLeast(found: string, wanted: string): boolean {
  const [left, right] = [numbers(found), numbers(wanted)];
  for (let place = 0; place < Math.max(left.length, right.length); place++) {
    const difference = (left[place] ?? 0) - (right[place] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}

const numbers = (version: string): number[] =>
  version
    .replace(/^v/, '')
    .split('.')
    .map((part) => Number.parseInt(part, 10) || 0);
