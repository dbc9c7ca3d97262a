import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { sarifBase } from './repository.ts';

describe('what SARIF tells files from', () => {
  const folder = mkdtempSync(join(tmpdir(), 'slipway-sarif-'));
  const repository = join(folder, 'repository');
  mkdirSync(join(repository, '.git'), { recursive: true });
  mkdirSync(join(repository, 'inner'));

  it.each([
    ['main.ipynb', 'inner/main.ipynb'],
    ['../main.ipynb', 'main.ipynb'],
    ['../../other/main.ipynb', pathToFileURL(join(folder, 'other/main.ipynb')).href],
  ])('is the root of the repository: %s', (file, told) => {
    expect(sarifBase(join(repository, 'inner')).pathOf(file)).toBe(told);
  });

  it('is where it was run, where there is no repository', () => {
    expect(sarifBase(folder).pathOf('main.ipynb')).toBe('main.ipynb');
  });
});
