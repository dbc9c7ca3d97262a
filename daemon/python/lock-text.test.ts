import { describe, expect, it } from 'vitest';
import { lockDigest, lockText, pinsOf, readLock, requirementName, requirementsIn } from './lock-text.ts';

const pins = `numpy==2.4.6 \\
    --hash=sha256:aaaa \\
    --hash=sha256:bbbb
# scikit-learn 1.9.1 has no wheel for linux-aarch64: it is built from source there.
scikit-learn==1.9.1 ; sys_platform == "linux" \\
    --hash=sha256:cccc
`;

describe('requirements.in', () => {
  it('is the same for the same requirements in any order', () => {
    const text = requirementsIn(['scikit-learn', 'numpy', 'Pandas>=2', 'numpy']);
    expect(text).toBe(requirementsIn(['Pandas>=2', 'numpy', 'scikit-learn']));
    expect(text.split('\n').slice(1)).toEqual(['numpy', 'Pandas>=2', 'scikit-learn', '']);
  });

  it.each([
    ['scikit_learn[all]>=1', 'scikit-learn'],
    ['ruamel.yaml ; python_version < "3.12"', 'ruamel-yaml'],
    ['tools @ git+https://git.example/tools', 'tools'],
    ['git+https://git.example/tools', null],
    ['libs/tools', null],
    ['-r other.txt', null],
    ['# a comment', null],
  ])('names %s', (line, name) => expect(requirementName(line)).toBe(name));
});

describe('the lock', () => {
  const digest = lockDigest(['numpy'], null, '3.11.7');
  const head = {
    from: 'requirements.in',
    python: '3.11',
    platforms: ['linux-aarch64', 'linux-x86_64'],
    newest: ['numpy'],
    digest,
  };
  const text = lockText(head, ['--extra-index-url https://pypi.example/simple'], pins);

  it('remembers what it was made from and for', () => {
    expect(readLock(text)).toEqual({ digest, platforms: head.platforms, newest: ['numpy'], whole: true });
    expect(readLock(pins)).toEqual({ digest: null, platforms: [], newest: [], whole: false });
  });

  it('tells that its pins were changed, and not that its line ends were', () => {
    expect(readLock(text.replace('2.4.6', '2.4.7')).whole).toBe(false);
    expect(readLock(text.replace('pypi.example', 'evil.example')).whole).toBe(false);
    expect(readLock(text.replaceAll('\n', '\r\n')).whole).toBe(true);
  });

  it('is made anew for other requirements or another minor version, not for a patch', () => {
    expect(lockDigest(['numpy'], null, '3.11.9')).toBe(digest);
    expect(lockDigest(['numpy'], null, '3.12.0')).not.toBe(digest);
    expect(lockDigest(['numpy>=2'], null, '3.11.7')).not.toBe(digest);
    expect(lockDigest(['numpy'], ['numpy'], '3.11.7')).not.toBe(digest);
  });

  it('gives its pins', () => {
    expect([...pinsOf(text)]).toEqual([
      ['numpy', '2.4.6'],
      ['scikit-learn', '1.9.1'],
    ]);
  });
});
