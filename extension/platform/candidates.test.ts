import { describe, expect, it } from 'vitest';
import { candidates } from './candidates.ts';

const a = { notebook: '/w/a/a.ipynb', manifest: '/w/a/slipway.yaml' };
const b = { notebook: '/w/b/b.ipynb', manifest: '/w/b/slipway.yaml' };
const manifests = [a.manifest, b.manifest];

describe('what a command without an argument may work on', () => {
  it.each([
    ['the notebook with the focus, whatever else is open', b.notebook, [a.notebook, b.notebook], [b.notebook]],
    ['the script with cells that has the focus', '/w/b/b.py', ['/w/b/b.py'], ['/w/b/b.py']],
    ['the manifest with the focus, not the notebook of another project', b.manifest, [a.notebook], [b.manifest]],
    ['the nearest manifest around a file', '/w/b/src/deep/predict.py', [a.notebook], [b.manifest]],
    [
      'what is open, where the file with the focus is of no project',
      '/home/settings.json',
      [a.notebook],
      [a.notebook, b.manifest],
    ],
    ['every project once, where nothing has the focus', null, [a.notebook], [a.notebook, b.manifest]],
    ['all manifests, where no notebook is open', null, [], manifests],
  ])('is %s', (_, active, notebooks, expected) => {
    expect(candidates({ active, notebooks, manifests })).toEqual(expected);
  });

  it('is the inner of two projects, one in the other', () => {
    const inner = '/w/a/inner/slipway.yaml';
    expect(candidates({ active: '/w/a/inner/x.py', notebooks: [], manifests: [a.manifest, inner] })).toEqual([inner]);
  });

  it('takes no folder for another whose name begins alike', () => {
    const file = '/w/b-old/x.py';
    expect(candidates({ active: file, notebooks: [], manifests })).toEqual(manifests);
  });

  it('is nothing where there is nothing', () => {
    expect(candidates({ active: null, notebooks: [], manifests: [] })).toEqual([]);
  });
});
