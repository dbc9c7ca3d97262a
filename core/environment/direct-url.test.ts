import { describe, expect, it } from 'vitest';
import { directOrigin, directRequirement, withoutCredentials, withoutCredentialsIn } from './direct-url.ts';

const commit = 'a'.repeat(40);

describe('where a distribution came from', () => {
  it('a repository, at its commit and without its password', () => {
    const origin = directOrigin({
      url: 'https://me:secret@git.example/team/tools.git',
      subdirectory: 'python',
      vcs_info: { vcs: 'git', commit_id: commit, requested_revision: 'main' },
    });
    expect(origin && directRequirement('tools', origin)).toBe(
      `tools @ git+https://git.example/team/tools.git@${commit}#subdirectory=python`,
    );
  });

  it('a folder, for which no requirement holds elsewhere', () => {
    const origin = directOrigin({ url: 'file:///home/me/my%20tools', dir_info: { editable: true } });
    expect(origin).toEqual({ kind: 'folder', path: '/home/me/my tools', editable: true });
    expect(origin && directRequirement('tools', origin)).toBeNull();
  });

  it('an archive, with its hash', () => {
    const url = 'https://files.example/tools-1.0-py3-none-any.whl';
    const origin = directOrigin({ url, archive_info: { hash: `sha256=${'0'.repeat(64)}` } });
    expect(origin && directRequirement('tools', origin)).toBe(`tools @ ${url}#sha256=${'0'.repeat(64)}`);
  });

  it.each([null, {}, { url: 7 }, 'text'])('nothing: %j', (said) => {
    expect(directOrigin(said)).toBeNull();
  });
});

describe('addresses without what opens them', () => {
  it.each([
    ['https://me:secret@pypi.example/simple', 'https://pypi.example/simple'],
    ['https://token@pypi.example/simple', 'https://pypi.example/simple'],
    ['ssh://git@github.com/a/b', 'ssh://git@github.com/a/b'],
    ['ssh://git:secret@github.com/a/b', 'ssh://git@github.com/a/b'],
    ['https://pypi.org/simple', 'https://pypi.org/simple'],
    ['git+https://x:y@host/a@main', 'git+https://host/a@main'],
  ])('%s becomes %s', (url, clean) => {
    expect(withoutCredentials(url)).toBe(clean);
  });

  it('in the middle of a sentence', () => {
    expect(withoutCredentialsIn('Looking in indexes: https://u:p@a/simple, https://b/simple')).toBe(
      'Looking in indexes: https://a/simple, https://b/simple',
    );
  });
});
