/** A piece of a text that is compared as a whole. White space lies between tokens and counts for nothing. */
export interface Token {
  readonly kind: 'number' | 'date' | 'clock' | 'text';
  readonly text: string;
  /** Zero-based line it stands on. */
  readonly line: number;
}

const pattern =
  /(?<date>\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?)?)|(?<clock>\d{1,2}:\d\d:\d\d(?:\.\d+)?)|(?<word>[\p{L}_][\p{L}\p{N}_]*|\d+(?:\.\d+){2,}\w*)|(?<number>(?<![\p{L}\p{N}_)\]])[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?(?![\p{L}\p{N}_])|(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?(?![\p{L}\p{N}_]))|(?<mixed>[\p{L}\p{N}_]+)|(?<sign>[^\s])/gu;

/** Tokens of a text in order. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let line = 0;
  let at = 0;
  for (const match of text.matchAll(pattern)) {
    for (; at < match.index; at += 1) if (text.charCodeAt(at) === 10) line += 1;
    const { date, clock, number } = match.groups ?? {};
    const kind = date !== undefined ? 'date' : clock !== undefined ? 'clock' : number !== undefined ? 'number' : 'text';
    tokens.push({ kind, text: match[0], line });
  }
  return tokens;
}
