import { describe, expect, it } from 'vitest';
import { isAddress, parseRequirements, repositoryIn } from './document.ts';

describe('requirements documents', () => {
  it.each([
    ['requirements.in', 'numpy', 'input'],
    ['requirements.txt', 'numpy', 'plain'],
    ['requirements.lock', 'numpy==1.0', 'lock'],
    ['requirements/prod.txt', 'numpy==1.0 --hash=sha256:00', 'lock'],
    ['requirements.txt', '--require-hashes\nnumpy==1', 'lock'],
    ['constraints.txt', 'numpy<2', 'constraints'],
  ])('%s of %j is %s', (file, text, role) => {
    expect(parseRequirements(text, file).role).toBe(role);
  });

  it.each([
    './local',
    '../x',
    '.',
    '/abs/x.whl',
    'dist/x-1.0-py3-none-any.whl',
    'x-1.0.tar.gz',
    'https://e.org/x.zip',
    'git+ssh://git@e.org/x',
    'C:\\wheels\\x.whl',
  ])('%s is an address', (text) => expect(isAddress(text)).toBe(true));
  it.each(['numpy', 'numpy==1.0', 'x @ https://e.org/x.whl', 'a[b]>=1; python_version<"3"', 'numpy = = 1'])(
    '%s is none',
    (text) => expect(isAddress(text)).toBe(false),
  );

  it.each([
    ['git+https://github.com/a/b', { ref: null }],
    ['git+https://github.com/a/b@main#egg=b', { ref: 'main' }],
    ['b @ git+ssh://git@github.com/a/b.git@v1.0', { ref: 'v1.0' }],
    ['git+https://user:pass@e.org/a/b', { ref: null }],
    ['numpy==1.0', null],
    ['x @ https://e.org/x.whl', null],
  ])('%s', (text, expected) => expect(repositoryIn(text)).toEqual(expected));
});
