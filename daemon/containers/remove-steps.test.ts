import { describe, expect, it } from 'vitest';
import { newestFirst } from './remove-steps.ts';

const image = (Id: string, ParentId: string, ...RepoTags: string[]) => ({ Id: `sha256:${Id}`, ParentId, RepoTags });
/** base ← a ← b ← c, and d beside b. */
const all = [
  image('base', '', 'node:24-slim'),
  image('aaaa', 'sha256:base'),
  image('bbbb', 'sha256:aaaa', '<none>:<none>'),
  image('cccc', 'sha256:bbbb', 'penguins:1'),
  image('dddd', 'sha256:aaaa'),
];

describe('images of a build to be removed', () => {
  it.each([
    ['each after what was made from it', ['aaaa', 'bbbb'], 'keep', ['bbbb', 'dddd', 'aaaa']],
    [
      'with its named image where nothing of it shall stay',
      ['aaaa', 'bbbb', 'cccc'],
      'remove',
      ['cccc', 'bbbb', 'dddd', 'aaaa'],
    ],
    ['without a whole image where that shall stay', ['bbbb', 'cccc'], 'keep', ['bbbb']],
    ['but not those that are gone', ['eeee'], 'remove', []],
    ['by their short ids', ['bb'], 'keep', ['bbbb']],
  ] as const)('%s', (_, steps, named, ids) => {
    expect(newestFirst(all, steps, named)).toEqual(ids.map((id) => `sha256:${id}`));
  });
});
