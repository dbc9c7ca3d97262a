import { Failure } from '#daemon/rpc/failure.ts';
import type { errorCodes } from '#protocol/rpc/index.ts';

interface Known {
  readonly pattern: RegExp;
  readonly kind: keyof typeof errorCodes;
  readonly reason: string;
  readonly message: (match: RegExpExecArray) => string;
  readonly remedy: string;
}

/** What pip and uv print when they fail, most telling first. */
const known: readonly Known[] = [
  {
    pattern: /No space left on device|ENOSPC|not enough space/i,
    kind: 'failed',
    reason: 'disk-full',
    message: () => 'The disk is full.',
    remedy: 'Free some space; environments no longer needed are under the state folder in "envs".',
  },
  {
    pattern: /DO NOT MATCH THE HASHES|Hash mismatch for/i,
    kind: 'failed',
    reason: 'hash-mismatch',
    message: () => 'A downloaded package is not the one the lock names.',
    remedy:
      'If you trust the index, delete requirements.lock and prepare again; if not, find out who changed the file.',
  },
  {
    pattern: /ProxyError|Tunnel connection failed|407 Proxy Authentication/i,
    kind: 'missing',
    reason: 'proxy-refused',
    message: () => 'The proxy refused the connection to the package index.',
    remedy: 'Check HTTPS_PROXY, its user and password, and NO_PROXY.',
  },
  {
    pattern: /CERTIFICATE_VERIFY_FAILED|invalid peer certificate|SSLError/i,
    kind: 'missing',
    reason: 'certificate-refused',
    message: () => 'The certificate of the package index is not trusted.',
    remedy: 'Set PIP_CERT and SSL_CERT_FILE to the certificates your network uses.',
  },
  {
    pattern:
      /Temporary failure in name resolution|Name or service not known|nodename nor servname|dns error|Connection refused|Network is unreachable|NewConnectionError|ConnectTimeout|Could not connect|error sending request|Max retries exceeded/i,
    kind: 'missing',
    reason: 'index-unreachable',
    message: () => 'The package index cannot be reached.',
    remedy: 'Check the network and HTTPS_PROXY, or name a mirror with PIP_INDEX_URL and UV_DEFAULT_INDEX.',
  },
  {
    pattern: /requires a different Python: (\S+)|Requires-Python|does not satisfy Python|requires-python/i,
    kind: 'failed',
    reason: 'wrong-python',
    message: () => 'A package does not run on this version of Python.',
    remedy: 'Choose another interpreter, or another version of the package in requirements.in.',
  },
  {
    // pip without retries says this of an index that did not answer, too.
    pattern: /Could not find a version that satisfies the requirement ([^\s(]+)[^\n]*\(from versions: none\)/i,
    kind: 'failed',
    reason: 'no-version-found',
    message: (match) =>
      `The package index named no version of ${match[1]}: it has none for this Python and platform, or it did not answer.`,
    remedy: 'Check the name in requirements.in, and with "pip index versions NAME" whether the index answers.',
  },
  {
    pattern:
      /No matching distribution found for ([^\s(]+)|Because (\S+) was not found in the package registry|Because there (?:is|are) no versions? of (\S+)/i,
    kind: 'failed',
    reason: 'no-such-package',
    message: (match) =>
      `There is no ${match[1] ?? match[2] ?? match[3]} for this Python and platform on the package index.`,
    remedy: 'Check the name and version in requirements.in.',
  },
  {
    pattern: /ResolutionImpossible|unsatisfiable|conflicting dependencies/i,
    kind: 'failed',
    reason: 'conflict',
    message: () => 'The requirements contradict each other.',
    remedy: 'Loosen a version in requirements.in; the details say which do not go together.',
  },
  {
    pattern:
      /error: command '?(?:gcc|cc|clang|x86_64\S*gcc|g\+\+)|Microsoft Visual C\+\+|Failed building wheel for (\S+)|Failed to build (?:`)?([^\s`]+)|has no usable wheels/i,
    kind: 'failed',
    reason: 'no-wheel',
    message: (match) =>
      `${match[1] ?? match[2] ?? 'A package'} has no wheel for this platform, and building it failed.`,
    remedy: 'Choose a version that has a wheel, or install a compiler and the headers it asks for.',
  },
];

/** A failure a person can act on, from what the tool printed last. */
export function installFailure(doing: string, tail: readonly string[]): Failure {
  const text = tail.join('\n');
  for (const { pattern, kind, reason, message, remedy } of known) {
    const match = pattern.exec(text);
    if (match) return new Failure(kind, `${doing} failed: ${message(match)}`, { reason, remedy, details: [...tail] });
  }
  return new Failure('failed', `${doing} failed: ${tail.at(-1) ?? 'it printed nothing'}`, {
    reason: 'install-failed',
    remedy: 'The details are what the tool printed.',
    details: [...tail],
  });
}
