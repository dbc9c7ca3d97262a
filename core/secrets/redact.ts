import { type SecretShape, secretShapes } from './shapes.ts';

/** A text with its secrets taken out, and how many there were of each kind. */
export interface Redacted {
  readonly text: string;
  readonly removed: ReadonlyMap<string, number>;
}

type Looks = Omit<SecretShape, 'needs'>;

/** Assignments that say themselves that they hold a secret, in code, YAML and JSON. */
const assigned: Looks = {
  kind: 'assigned secret',
  pattern:
    /(?<=\b\w*(?:secret|token(?!iz)|passw(?:or)?d|api_?key|access_?key|credential)\w*["']?\s*[:=]\s*["'])[^"'\n]{6,}(?=["'])/i,
};

/** Signed addresses, and those that carry a key. */
const inQuery: Looks = {
  kind: 'secret in an address',
  pattern:
    /(?<=[?&](?:(?:access|auth|security|x-amz-security)[-_]?token|token|api[-_]?key|key|sig|signature|x-amz-signature|password)=)[^&\s"'#]{8,}/i,
};

const patterns = [...secretShapes, assigned, inQuery].map(({ kind, pattern }: Looks) => ({
  kind,
  pattern: new RegExp(pattern.source, `${pattern.flags}g`),
}));

/** Shorter ones would take words of the language out. */
const shortestKnown = 8;

/**
 * Replaces every secret by its kind: those that can be told by their looks, and `known` ones whatever they look like, such
 * as the key that a prompt is paid with.
 */
export function redact(text: string, known: readonly string[] = []): Redacted {
  const removed = new Map<string, number>();
  const note = (kind: string): string => {
    removed.set(kind, (removed.get(kind) ?? 0) + 1);
    return `[redacted: ${kind}]`;
  };
  const withoutKnown = known
    .filter((secret) => secret.length >= shortestKnown)
    .reduce((current, secret) => current.replaceAll(secret, () => note('known secret')), text);
  const clean = patterns.reduce(
    (current, { kind, pattern }) =>
      current.replace(pattern, (found) => (found.startsWith('[redacted') ? found : note(kind))),
    withoutKnown,
  );
  return { text: clean, removed };
}
