/**
 * Index of the bin a value falls into: bin `i` is `(edges[i-1], edges[i]]`, open at both ends, so there are
 * `edges.length + 1` of them. `edges` ascend. NaN belongs to no bin and gives -1.
 */
export function binNumeric(value: number, edges: ArrayLike<number>): number {
  if (Number.isNaN(value)) return -1;
  let low = 0;
  let high = edges.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const edge = edges[middle];
    if (edge !== undefined && edge < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
