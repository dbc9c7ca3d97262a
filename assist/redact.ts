/** A text with its secrets taken out, and how many there were of each kind. */
export interface Redacted {
  readonly text: string;
  readonly removed: ReadonlyMap<string, number>;
}

interface SecretPattern {
  readonly kind: string;
  readonly pattern: RegExp;
}

/** Shapes of keys as their issuers document them, then assignments that say themselves that they hold a secret. */
const patterns: readonly SecretPattern[] = [
  { kind: 'private key', pattern: /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?-----END [A-Z ]*PRIVATE KEY-----/g },
  { kind: 'AWS access key', pattern: /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/g },
  { kind: 'GitHub token', pattern: /\b(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_\w{22,})\b/g },
  { kind: 'OpenAI key', pattern: /\bsk-[A-Za-z0-9_-]{16,}/g },
  { kind: 'Slipway key', pattern: /\bslw_[A-Za-z0-9_-]{16,}/g },
  { kind: 'Google API key', pattern: /\bAIza[0-9A-Za-z_-]{35}/g },
  { kind: 'Slack token', pattern: /\bxox[abprs]-[0-9A-Za-z-]{10,}/g },
  { kind: 'Hugging Face token', pattern: /\bhf_[A-Za-z0-9]{30,}\b/g },
  { kind: 'JSON web token', pattern: /\beyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]{10,}/g },
  { kind: 'password in a URL', pattern: /(?<=\b[a-z][a-z0-9+.-]*:\/\/[^\s:/@]+:)[^\s:/@]+(?=@)/gi },
  {
    kind: 'assigned secret',
    pattern:
      /(?<=\b\w*(?:secret|token(?!iz)|passw(?:or)?d|api_?key|access_?key|credential)\w*["']?\s*[:=]\s*["'])[^"'\n]{6,}(?=["'])/gi,
  },
];

/** Replaces every secret by its kind. Run over everything that goes into a prompt, whatever it came from. */
export function redact(text: string): Redacted {
  const removed = new Map<string, number>();
  const clean = patterns.reduce(
    (current, { kind, pattern }) =>
      current.replace(pattern, (found) => {
        if (found.startsWith('[redacted')) return found;
        removed.set(kind, (removed.get(kind) ?? 0) + 1);
        return `[redacted: ${kind}]`;
      }),
    text,
  );
  return { text: clean, removed };
}
