import { withoutCredentialsIn } from '#core/environment/index.ts';
import { Failure } from '#daemon/rpc/failure.ts';
import type { errorCodes } from '#protocol/rpc/index.ts';

interface Known {
  readonly pattern: RegExp;
  readonly kind: keyof typeof errorCodes;
  readonly reason: string;
  readonly message: (match: RegExpExecArray, text: string) => string;
  readonly remedy: string;
}

const wrongPython =
  'Choose another interpreter (--python, or environment.python in slipway.yaml), or another version of the package in requirements.in.';

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
    remedy: 'If you trust the index, run "slipway lock --upgrade"; if not, find out who changed the file.',
  },
  {
    pattern:
      /git (?:clone|fetch|checkout)\b[^\n]*did not run successfully|Git operation failed|Cannot find command 'git'|Git executable not found/i,
    kind: 'missing',
    reason: 'repository-unreachable',
    message: () => 'A repository that the requirements name could not be fetched.',
    remedy:
      'Check its address and revision, that git is installed, and that you may read it; the details have its words.',
  },
  {
    pattern: /ProxyError|Tunnel connection failed|\b407\b[^\n]*Proxy Authentication|Proxy Authentication Required/i,
    kind: 'missing',
    reason: 'proxy-refused',
    message: () => 'The proxy refused the connection to the package index.',
    remedy: 'Check HTTPS_PROXY, its user and password (HTTPS_PROXY=http://NAME:PASSWORD@PROXY:PORT), and NO_PROXY.',
  },
  {
    pattern: /CERTIFICATE_VERIFY_FAILED|invalid peer certificate|SSLError/i,
    kind: 'missing',
    reason: 'certificate-refused',
    message: () => 'The certificate of the package index is not trusted.',
    remedy: 'Set PIP_CERT and SSL_CERT_FILE to the certificates your network uses.',
  },
  {
    pattern: /\b401\b[^\n]*Unauthorized|lack of valid authentication credentials/i,
    kind: 'missing',
    reason: 'index-wants-login',
    message: (_, text) => `The package index${at(text)} wants a name and password.`,
    remedy:
      'Put them into ~/.netrc or a keyring, or into PIP_INDEX_URL and UV_DEFAULT_INDEX as https://NAME:PASSWORD@HOST/simple; no lock will hold them.',
  },
  {
    pattern: /\b403\b[^\n]*Forbidden/i,
    kind: 'missing',
    reason: 'index-forbids',
    message: (_, text) => `The package index${at(text)} does not let you in.`,
    remedy: 'Check its address, and that your name and password may read it.',
  },
  {
    pattern: /network was disabled|not found in the cache/i,
    kind: 'missing',
    reason: 'offline',
    message: () => 'uv was told to stay offline, and its cache does not have what is needed.',
    remedy: 'Go online without UV_OFFLINE once, or name a folder of wheels with UV_FIND_LINKS and PIP_FIND_LINKS.',
  },
  {
    pattern:
      /Temporary failure in name resolution|Name or service not known|nodename nor servname|dns error|Connection refused|Network is unreachable|NewConnectionError|ConnectTimeout|Could not connect|error sending request|Max retries exceeded/i,
    kind: 'missing',
    reason: 'index-unreachable',
    message: (_, text) => `The package index${at(text)} cannot be reached.`,
    remedy:
      'Check the network and HTTPS_PROXY, or name a mirror with PIP_INDEX_URL and UV_DEFAULT_INDEX, or a folder of wheels with PIP_FIND_LINKS and UV_FIND_LINKS.',
  },
  {
    pattern:
      /current Python version \((\S+)\) does not satisfy Python\S+ and (\S+?)(?:==\S+)? depends on Python(\S+?),/,
    kind: 'failed',
    reason: 'wrong-python',
    message: ([, own, name, wanted]) => `${name} needs Python ${wanted}, and this is ${own}.`,
    remedy: wrongPython,
  },
  {
    pattern: /Package '([^']+)' requires a different Python: (\S+) not in '([^']+)'/,
    kind: 'failed',
    reason: 'wrong-python',
    message: ([, name, own, wanted]) => `${name} needs Python ${wanted}, and this is ${own}.`,
    remedy: wrongPython,
  },
  {
    // What pip ignored for its Python is the only version there is, or the very one that was asked for.
    pattern:
      /(?:version: |; )(\S+) Requires-Python ([^;\n]+)[\s\S]*satisfies the requirement ([^\s(=<>!~;[]+)(?:[^\n]*\(from versions: none\)|===?\1\b)/i,
    kind: 'failed',
    reason: 'wrong-python',
    message: ([, , wanted, name]) => `${name} needs Python ${wanted?.trim()}, and this is another.`,
    remedy: wrongPython,
  },
  {
    pattern: /requires a different Python|does not satisfy Python/i,
    kind: 'failed',
    reason: 'wrong-python',
    message: () => 'A package does not run on this version of Python.',
    remedy: wrongPython,
  },
  {
    pattern: /(\S+?)(?:==\S+)? has no wheels with a matching (platform|Python|Python ABI|ABI) (?:implementation )?tag/i,
    kind: 'failed',
    reason: 'no-wheel',
    message: ([, name, kind]) =>
      `${name} has no wheel for this ${kind === 'platform' ? 'platform' : 'version of Python'}, and no source to build.`,
    remedy: 'Choose another version of it, or another Python; the details say for which there are wheels.',
  },
  {
    // pip without retries says this of an index that did not answer, too.
    pattern: /Could not find a version that satisfies the requirement ([^\s(]+)[^\n]*\(from versions: none\)/i,
    kind: 'failed',
    reason: 'no-version-found',
    message: ([, name]) =>
      `The package index named no version of ${name}: it has none for this Python and platform, or it did not answer.`,
    remedy: 'Check the name in requirements.in, and with "pip index versions NAME" whether the index answers.',
  },
  {
    pattern:
      /Could not find a version that satisfies the requirement ([^\s(;]+)[^\n]*? \(from ([^\s)]+)\) \(from versions: ([^\n]*)\)/i,
    kind: 'failed',
    reason: 'conflict',
    message: ([, wanted, by]) => `${by} asks for ${wanted}, and the package index has no such version.`,
    remedy: 'Choose another version of the one that asks, in requirements.in; the details list what there is.',
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
    message: (_, text) => {
      const both = /^\s*(?:cause: )?Because ([^\n]* depends? on [^\n]*), we can conclude/m.exec(text)?.[1];
      return both === undefined
        ? 'The requirements contradict each other.'
        : `The requirements contradict each other: ${both}.`;
    },
    remedy: 'Loosen a version in requirements.in; the details say which do not go together.',
  },
  {
    pattern:
      /command '?(?:\S*(?:gcc|cc|clang|cl|g\+\+|c\+\+)(?:\.exe)?)'? failed: No such file|Microsoft Visual C\+\+ \S+ or greater is required|Unknown compiler\(s\)|No CMAKE_C\w*_COMPILER could be found|can't find Rust compiler|error: linker `\w+` not found/i,
    kind: 'failed',
    reason: 'no-compiler',
    message: (_, text) => `${builtIn(text)} has no wheel for this platform, and there is no compiler to build it with.`,
    remedy:
      'Choose a version that has a wheel ("slipway lock --upgrade NAME"), or install a compiler: apt install build-essential python3-dev, xcode-select --install, or the Visual Studio Build Tools.',
  },
  {
    pattern:
      /error: command '?\S*(?:gcc|cc|clang|g\+\+)|Failed building wheel for (\S+)|Failed to build (?:`)?([^\s`]+)|has no usable wheels|failed-wheel-build-for-install|metadata-generation-failed/i,
    kind: 'failed',
    reason: 'no-wheel',
    message: (_, text) => `${builtIn(text)} has no wheel for this platform, and building it failed.`,
    remedy:
      'Choose a version that has a wheel ("slipway lock --upgrade NAME"), or install the headers that the details ask for.',
  },
];

/** Name of what could not be built. */
function builtIn(text: string): string {
  const found =
    /Failed building wheel for (\S+)|Failed to (?:download and )?build `?([^\s`=]+)|Could not build wheels for ([^\s,]+)|╰─> (\S+)\s*$/.exec(
      text,
    );
  return found?.slice(1).find((name) => name !== undefined) ?? 'A package';
}

/** Host of the first address in what a tool printed, ` at pypi.org`; nothing where there is none. */
function at(text: string): string {
  const host =
    /\bhost='([^']+)', port=(\d+)/.exec(text)?.slice(1).join(':') ??
    /(?:index(?: URL)? \(|fetch:? `?|url:? \(?)https?:\/\/([^/\s)]+)/i.exec(text)?.[1];
  return host === undefined ? '' : ` at ${host.replace(/:443$/, '')}`;
}

/** A failure a person can act on, from what the tool printed last. */
export function installFailure(doing: string, tail: readonly string[]): Failure {
  const details = tail.map(withoutCredentialsIn);
  const text = details.join('\n');
  for (const { pattern, kind, reason, message, remedy } of known) {
    const match = pattern.exec(text);
    if (match) return new Failure(kind, `${doing} failed: ${message(match, text)}`, { reason, remedy, details });
  }
  return new Failure('failed', `${doing} failed: ${details.at(-1) ?? 'it printed nothing'}`, {
    reason: 'install-failed',
    remedy: 'The details are what the tool printed.',
    details,
  });
}
