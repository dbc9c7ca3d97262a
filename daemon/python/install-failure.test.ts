import { describe, expect, it } from 'vitest';
import { installFailure } from './install-failure.ts';

/** Lines as pip 23 to 26 and uv 0.9 print them. */
describe('installFailure', () => {
  it.each([
    ['ERROR: No matching distribution found for nowhere-to-be-found', 'no-such-package'],
    [
      'ERROR: Could not find a version that satisfies the requirement nowhere (from versions: none)',
      'no-version-found',
    ],
    [
      'ERROR: Could not find a version that satisfies the requirement numpy==99 (from versions: 1.26.4, 2.0.0)\nERROR: No matching distribution found for numpy==99',
      'no-such-package',
    ],
    [
      '  × No solution found: Because nowhere was not found in the package registry and you require nowhere',
      'no-such-package',
    ],
    ['ERROR: ResolutionImpossible: for help visit https://pip.pypa.io', 'conflict'],
    ['we can conclude that your requirements are unsatisfiable.', 'conflict'],
    [
      "WARNING: Retrying: 'NewConnectionError(...: [Errno -3] Temporary failure in name resolution')'",
      'index-unreachable',
    ],
    ['error: Failed to fetch: dns error: failed to lookup address information', 'index-unreachable'],
    ['ProxyError: Tunnel connection failed: 407 Proxy Authentication Required', 'proxy-refused'],
    ['SSLError(SSLCertVerificationError(1, CERTIFICATE_VERIFY_FAILED))', 'certificate-refused'],
    ['ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.', 'hash-mismatch'],
    ["ERROR: Package 'x' requires a different Python: 3.11.7 not in '>=3.12'", 'wrong-python'],
    ["error: command 'gcc' failed: No such file or directory", 'no-wheel'],
    ['ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device', 'disk-full'],
    ['something nobody has seen', 'install-failed'],
  ])('reads %s', (line, reason) => {
    const failure = installFailure('Installing', ['Collecting x', line]);
    expect(failure.data).toMatchObject({ reason, remedy: expect.any(String), details: ['Collecting x', line] });
    expect(failure.message).toMatch(/^Installing failed: /);
  });
});
