import type { Finding, Place } from '#protocol/finding.ts';

/** SHA-256 of a text as lower-case hex; passed in, since core computes no digests. */
export type Digest = (text: string) => string;

/**
 * A name for each finding that stays when cells move, lines shift or blanks change: the rule, the first line it is about and
 * what of it is meant, and which of several alike in the file it is. 20 hex digits. The file is not in it.
 * `sourceOf`: the text a place's range lies in, a cell's or a manifest's.
 */
export function fingerprints(
  findings: readonly Finding[],
  sourceOf: (place: Place) => string,
  digest: Digest,
): string[] {
  const alike = new Map<string, number>();
  return findings.map(({ rule, place }) => {
    const key = `${rule}\n${contextOf(place, sourceOf(place))}`;
    const count = (alike.get(key) ?? 0) + 1;
    alike.set(key, count);
    return digest(`${key}\n${count}`).slice(0, 20);
  });
}

function contextOf({ range: { start, end } }: Place, source: string): string {
  const line = source.split(/\r\n|\r|\n/)[start.line] ?? '';
  const meant = line.slice(start.character, end.line === start.line ? end.character : line.length);
  return `${collapsed(line)}\n${collapsed(meant)}`;
}

const collapsed = (text: string): string => text.replace(/\s+/g, ' ').trim();
