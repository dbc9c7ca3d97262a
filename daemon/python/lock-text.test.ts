import { describe, expect, it } from 'vitest';
import {
  digestOf,
  entriesOf,
  lockDigest,
  lockText,
  pinsOf,
  requirementName,
  requirementsIn,
  resolverOf,
} from './lock-text.ts';

const pins = `numpy==2.4.6 \\
    --hash=sha256:aaaa \\
    --hash=sha256:bbbb
scikit-learn==1.9.1 ; python_version >= "3.11" \\
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
    ['-r other.txt', null],
    ['# a comment', null],
  ])('names %s', (line, name) => expect(requirementName(line)).toBe(name));
});

describe('the lock', () => {
  const digest = lockDigest('numpy\n', '3.11.7');

  it('remembers what it was made from and by whom', () => {
    expect(digestOf(lockText(pins, digest, 'uv'))).toBe(digest);
    expect(resolverOf(lockText(pins, digest, 'uv'))).toBe('uv');
    expect(resolverOf(lockText(pins, digest, 'pip'))).toBe('pip');
    expect(digestOf(pins)).toBeNull();
  });

  it('is made anew for other requirements or another minor version, not for comments and patches', () => {
    expect(lockDigest('# why\nnumpy\n', '3.11.9')).toBe(digest);
    expect(lockDigest('numpy\n', '3.12.0')).not.toBe(digest);
    expect(lockDigest('numpy>=2\n', '3.11.7')).not.toBe(digest);
  });

  it('gives its pins and entries', () => {
    expect([...pinsOf(lockText(pins, digest, 'uv'))]).toEqual([
      ['numpy', '2.4.6'],
      ['scikit-learn', '1.9.1'],
    ]);
    expect([...entriesOf(pins).values()].join('')).toBe(pins);
  });
});
