/** Edit distance by Damerau and Levenshtein, neighbours swapped counted once (optimal string alignment). */
function distance(a: string, b: string): number {
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min((previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (previous[j - 1] ?? 0) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, (before[j - 2] ?? 0) + 1);
      row.push(best);
    }
    before = previous;
    previous = row;
  }
  return previous[b.length] ?? 0;
}

/** The word someone most likely meant: at most a third of its letters away, case set aside; null when none is near. */
export function nearest(word: string, words: readonly string[]): string | null {
  if (word.length > 60) return null;
  const lower = word.toLowerCase();
  let best: { word: string; distance: number } | null = null;
  for (const candidate of words) {
    const away = distance(lower, candidate.toLowerCase());
    const limit = Math.max(1, Math.floor(Math.max(candidate.length, word.length) / 3));
    if (away <= limit && (best === null || away < best.distance)) best = { word: candidate, distance: away };
  }
  return best?.word ?? null;
}
