import { isPlaceholder } from './placeholder.ts';
import { secretsIn } from './search.ts';

/** `DB_PASSWORD=...` as `env` prints it, and `'password': '...'` as Python and JSON do. */
const assigned = [
  /^(?:export )?([A-Z][A-Z0-9_]*)=(["']?)(\S+)\2$/gm,
  /(["'])([A-Za-z_][\w-]*)\1:\s*(["'])([^"'\s]+)\3/g,
] as const;
/** Stricter than in code: what prints tokens is mostly a tokenizer. */
const name =
  /(?:password|passwd|passphrase|secret|(?:api|access|private|auth|secret|account)_?key|(?:api|auth|access)_?token)$/i;

/** Kinds of secrets that an output shows, each once. */
export function secretsShown(text: string): string[] {
  const kinds = new Set(secretsIn(text).map(({ kind }) => kind));
  if (kinds.size > 0) return [...kinds];
  for (const pattern of assigned)
    for (const match of text.matchAll(pattern)) {
      const [named = '', value = ''] = pattern === assigned[0] ? [match[1], match[3]] : [match[2], match[4]];
      if (name.test(named) && isSecret(value)) kinds.add(`value of ${named}`);
    }
  return [...kinds];
}

/** Long, with letters and digits: a word may be anything. */
const isSecret = (value: string): boolean =>
  value.length >= 10 && /\d/.test(value) && /[A-Za-z]/.test(value) && !isPlaceholder(value);
