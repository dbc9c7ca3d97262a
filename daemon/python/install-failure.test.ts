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
    ["error: command 'gcc' failed: No such file or directory", 'no-compiler'],
    ['ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device', 'disk-full'],
    ['something nobody has seen', 'install-failed'],
  ])('reads %s', (line, reason) => {
    const failure = installFailure('Installing', ['Collecting x', line]);
    expect(failure.data).toMatchObject({ reason, remedy: expect.any(String), details: ['Collecting x', line] });
    expect(failure.message).toMatch(/^Installing failed: /);
  });
});

/** Whole outputs, as pip 23.0 and 26.0 and uv 0.13 printed them against an index of ours. */
describe('what a person is told', () => {
  it.each([
    [
      'uv, no password',
      'error: No solution found when resolving dependencies\n  cause: Because alpha was not found in the package registry and you require alpha, we can conclude that your requirements are unsatisfiable.\n\nhint: An index URL (http://127.0.0.1:34001/private) could not be queried due to a lack of valid authentication credentials (401 Unauthorized)',
      'index-wants-login',
      'The package index at 127.0.0.1:34001 wants a name and password.',
    ],
    [
      'uv, forbidden',
      'error: No solution found when resolving dependencies\n  cause: Because alpha was not found in the package registry and you require alpha, we can conclude that your requirements are unsatisfiable.\n\nhint: An index (http://127.0.0.1:34001/forbidden) returned a 403 Forbidden error. Check that the index URL is correct and the credentials are valid.',
      'index-forbids',
      'The package index at 127.0.0.1:34001 does not let you in.',
    ],
    [
      'uv, proxy',
      'error: Failed to fetch: http://nowhere.example/simple/alpha/\n  cause: HTTP status client error (407 Proxy Authentication Required) for url (http://nowhere.example/simple/alpha/)',
      'proxy-refused',
      'The proxy refused the connection to the package index.',
    ],
    [
      'uv, closed port',
      'error: Failed to fetch: http://127.0.0.1:9/simple/alpha/\n  cause: error sending request for url (http://127.0.0.1:9/simple/alpha/)\n  cause: client error (Connect)\n  cause: tcp connect error\n  cause: Connection refused (os error 111)',
      'index-unreachable',
      'The package index at 127.0.0.1:9 cannot be reached.',
    ],
    [
      'uv, certificate',
      'error: Failed to fetch: https://localhost:8443/simple/alpha/\n  cause: error sending request for url (https://localhost:8443/simple/alpha/)\n  cause: client error (Connect)\n  cause: invalid peer certificate: Other(OtherError(CaUsedAsEndEntity))',
      'certificate-refused',
      'The certificate of the package index is not trusted.',
    ],
    [
      'uv, offline',
      'error: No solution found when resolving dependencies\n  cause: Because alpha was not found in the cache and you require alpha, we can conclude that your requirements are unsatisfiable.\n\nhint: Packages were unavailable because the network was disabled. When the network is disabled, registry packages may only be read from the cache.',
      'offline',
      'uv was told to stay offline, and its cache does not have what is needed.',
    ],
    [
      'uv, Python',
      'error: No solution found when resolving dependencies\n  cause: Because the current Python version (3.11.7) does not satisfy Python>=3.99 and future==1.0 depends on Python>=3.99, we can conclude that future==1.0 cannot be used.\n         And because only future==1.0 is available and you require future, we can conclude that your requirements are unsatisfiable.',
      'wrong-python',
      'future needs Python >=3.99, and this is 3.11.7.',
    ],
    [
      'pip, Python',
      'ERROR: Ignored the following versions that require a different python version: 1.0 Requires-Python >=3.99\nERROR: Could not find a version that satisfies the requirement future (from versions: none)\nERROR: No matching distribution found for future',
      'wrong-python',
      'future needs Python >=3.99, and this is another.',
    ],
    [
      'pip, Python of the version asked for',
      'ERROR: Ignored the following versions that require a different python version: 2.5.0 Requires-Python >=3.12; 2.5.5 Requires-Python >=3.12\nERROR: Could not find a version that satisfies the requirement numpy==2.5.5 (from versions: 1.26.4, 2.4.6)\nERROR: No matching distribution found for numpy==2.5.5',
      'wrong-python',
      'numpy needs Python >=3.12, and this is another.',
    ],
    [
      'pip, no such version beside versions for another Python',
      'ERROR: Ignored the following versions that require a different python version: 2.5.0 Requires-Python >=3.12\nERROR: Could not find a version that satisfies the requirement numpy==99 (from versions: 1.26.4)\nERROR: No matching distribution found for numpy==99',
      'no-such-package',
      'There is no numpy==99 for this Python and platform on the package index.',
    ],
    [
      'uv, conflict',
      'error: No solution found when resolving dependencies\n  cause: Because all versions of right depend on beta>=1 and all versions of left depend on beta<1, we can conclude that all versions of left and all versions of right are incompatible.\n         And because you require left and right, we can conclude that your requirements are unsatisfiable.',
      'conflict',
      'The requirements contradict each other: all versions of right depend on beta>=1 and all versions of left depend on beta<1.',
    ],
    [
      'pip, a dependency nobody has',
      'ERROR: Could not find a version that satisfies the requirement beta<1 (from left) (from versions: 1.0)\nERROR: No matching distribution found for beta<1',
      'conflict',
      'left asks for beta<1, and the package index has no such version.',
    ],
    [
      'uv, no wheel',
      'error: No solution found when resolving dependencies\n  cause: Because narrow==1.0 has no wheels with a matching platform tag (e.g., `manylinux_2_28_aarch64`) and only narrow==1.0 is available, we can conclude that all versions of narrow cannot be used.',
      'no-wheel',
      'narrow has no wheel for this platform, and no source to build.',
    ],
    [
      'uv, no compiler',
      "   Building native==1.0\nerror: Failed to build `native==1.0`\n  cause: The build backend returned an error\n  cause: Call to `backend.build_wheel` failed (exit status: 1)\n\n         [stdout]\n         building 'native' extension\n\n         [stderr]\n         error: command 'gcc' failed: No such file or directory",
      'no-compiler',
      'native has no wheel for this platform, and there is no compiler to build it with.',
    ],
    [
      'pip 23, no compiler',
      "      building 'native' extension\n      error: command 'gcc' failed: No such file or directory\n      [end of output]\n  \n  note: This error originates from a subprocess, and is likely not a problem with pip.\n  ERROR: Failed building wheel for native\nFailed to build native\nERROR: Could not build wheels for native, which is required to install pyproject.toml-based projects",
      'no-compiler',
      'native has no wheel for this platform, and there is no compiler to build it with.',
    ],
    [
      'pip 26, a build that failed',
      "      error: command '/usr/bin/gcc' failed with exit code 1\n      [end of output]\n  ERROR: Failed building wheel for native\nFailed to build native\nerror: failed-wheel-build-for-install\n\n× Failed to build installable wheels for some pyproject.toml based projects\n╰─> native",
      'no-wheel',
      'native has no wheel for this platform, and building it failed.',
    ],
    [
      'uv, a repository',
      'error: Failed to download and build `iniconfig @ git+https://github.com/pytest-dev/iniconfig@v2.0.0`\n  cause: Git operation failed\n  cause: failed to clone into: /root/.cache/uv/git-v2/db/5c39d30ff94f1abd\n         fatal: unable to access: Could not resolve host: github.com',
      'repository-unreachable',
      'A repository that the requirements name could not be fetched.',
    ],
  ])('%s', (_, printed, reason, said) => {
    const failure = installFailure('Pinning', printed.split('\n'));
    expect(failure.message).toBe(`Pinning failed: ${said}`);
    expect(failure.data).toMatchObject({ reason, remedy: expect.stringMatching(/\.$/) });
  });

  it('never a password', () => {
    const failure = installFailure('Pinning', [
      'Looking in indexes: https://me:secret@pypi.example/simple',
      'it broke',
    ]);
    expect(JSON.stringify([failure.message, failure.data])).not.toContain('secret');
  });
});
