import { isPlace, isPlaceholder } from './placeholder.ts';
import { secretsIn } from './search.ts';

/** How a name and its value are printed; what follows a name is in the group `value`. */
const assigned: readonly RegExp[] = [
  // `DB_PASSWORD=...` as `env` prints it, `password = ...` of a settings file, `password: ...` of YAML.
  /^[ \t]*(?:export )?(?<name>[A-Za-z_][\w.-]*)[ \t]*[=:][ \t]*(?<quote>["']?)(?<value>\S+?)\k<quote>,?[ \t]*$/gm,
  // `'password': '...'` of Python and JSON.
  /(?<outer>["'])(?<name>[A-Za-z_][\w-]*)\k<outer>:\s*(?<quote>["'])(?<value>[^"'\s]+)\k<quote>/g,
  // `Settings(password='...')`.
  /\b(?<name>[A-Za-z_]\w*)=(?<quote>["'])(?<value>[^"'\s]+)\k<quote>/g,
];
/** Stricter than in code: what prints tokens is mostly a tokenizer. */
const secretName =
  /(?:password|passwd|passphrase|secret|(?:api|access|private|auth|secret|account)_?key|(?:api|auth|access)_?token)$/i;

/** Without one of these words no name is one of a secret. */
const maybeNamed = /pass(?:word|wd|phrase)|secret|_?key|token/i;

/** Kinds of secrets that an output shows, each once. */
export function secretsShown(text: string): string[] {
  const kinds = new Set(secretsIn(text).map(({ kind }) => kind));
  if (kinds.size > 0 || !maybeNamed.test(text)) return [...kinds];
  for (const pattern of assigned)
    for (const { groups: { name = '', value = '' } = {} } of text.matchAll(pattern))
      if (secretName.test(name) && isSecret(value)) kinds.add(`value of ${name}`);
  return [...kinds];
}

/** Long, with letters and digits: a word may be anything. */
const isSecret = (value: string): boolean =>
  value.length >= 10 && /\d/.test(value) && /[A-Za-z]/.test(value) && !isPlaceholder(value) && !isPlace(value);
