import { isMadeUp, isPlaceholder } from './placeholder.ts';
import { secretShapes } from './shapes.ts';

/** A secret that was told by its looks. */
export interface FoundSecret {
  readonly kind: string;
  /** Offset in the text, in UTF-16 units. */
  readonly at: number;
  readonly value: string;
}

const shapes = secretShapes.map(({ kind, needs, pattern }) => ({
  kind,
  needs,
  pattern: new RegExp(pattern.source, `${pattern.flags}g`),
}));

/** Every secret in a text that can be told by its looks, none within another; made-up ones are left out. */
export function secretsIn(text: string): FoundSecret[] {
  const found: FoundSecret[] = [];
  for (const { kind, needs, pattern } of shapes) {
    if (!needs.some((part) => text.includes(part))) continue;
    for (const match of text.matchAll(pattern)) {
      const secret = { kind, at: match.index, value: match[0] };
      if (!isReal(secret, text) || found.some((other) => isInside(secret, other))) continue;
      found.push(secret);
    }
  }
  return found;
}

function isReal({ kind, at, value }: FoundSecret, text: string): boolean {
  if (kind !== 'password in an address') return !isMadeUp(value);
  // `postgres:postgres@` is what every image begins with.
  return !isPlaceholder(value) && !text.slice(0, at).endsWith(`//${value}:`);
}

const isInside = (a: FoundSecret, b: FoundSecret): boolean =>
  a.at >= b.at && a.at + a.value.length <= b.at + b.value.length;
