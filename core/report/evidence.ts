import type { Evidence } from '#protocol/checklist.ts';

/** Where it was seen, for people: the cell counted from one; nothing for what is about the whole project. */
export const seenIn = ({ place }: Evidence): string => (place?.cell === undefined ? '' : `cell ${place.cell + 1}`);

/** The first `most` that say something of their own, and how many more do: four lines of one cell may all say the same. */
export function firstEvidence(
  evidence: readonly Evidence[],
  most: number,
): { shown: readonly Evidence[]; more: number } {
  const said = new Set<string>();
  const distinct = evidence.filter((each) => {
    const line = `${seenIn(each)} ${each.text}`;
    return !said.has(line) && said.add(line);
  });
  return { shown: distinct.slice(0, most), more: Math.max(0, distinct.length - most) };
}
