import { describe, expect, it } from 'vitest';
import { diskOf } from '#test/support/disk.ts';
import { distributionsFor } from '../distributions.ts';
import { readInstalled } from './read.ts';

const site = (root: string): string => `${root}/lib/python3.11/site-packages`;

describe('what is installed in an environment', () => {
  it('is told by top_level.txt, and where there is none by the list of files', async () => {
    const here = site('/a');
    const found = await readInstalled(
      ['/a'],
      diskOf({
        [`${here}/acme_tools-1.4.dist-info/top_level.txt`]: 'acme\nacme_plugins\n',
        [`${here}/Other.Thing-2.0.1.dist-info/RECORD`]:
          'other/__init__.py,sha256=x,12\nother/deep/a.py,,\n_speed.cpython-311-x86_64-linux-gnu.so,,\nOther.Thing-2.0.1.dist-info/METADATA,,\n../../../bin/other,,\n',
        [`${here}/numpy/__init__.py`]: '',
      }),
    );
    expect([...(found ?? [])]).toEqual([
      ['other', [{ distribution: 'other-thing', version: '2.0.1' }]],
      ['_speed', [{ distribution: 'other-thing', version: '2.0.1' }]],
      ['acme', [{ distribution: 'acme-tools', version: '1.4' }]],
      ['acme_plugins', [{ distribution: 'acme-tools', version: '1.4' }]],
    ]);
  });

  it('asks for what came from a repository at its commit, and says nothing of a folder: their names may be a stranger’s', async () => {
    const here = site('/b');
    const found = await readInstalled(
      ['/b'],
      diskOf({
        [`${here}/secret_sauce-1.0.dist-info/top_level.txt`]: 'secret_sauce\n',
        [`${here}/secret_sauce-1.0.dist-info/direct_url.json`]: '{"url": "file:///home/me/sauce", "dir_info": {}}',
        [`${here}/odd-1.0.dist-info/top_level.txt`]: 'odd\n',
        [`${here}/odd-1.0.dist-info/direct_url.json`]: 'no JSON',
        [`${here}/tools-0.3.dist-info/top_level.txt`]: 'tools\n',
        [`${here}/tools-0.3.dist-info/direct_url.json`]:
          '{"url": "https://me:secret@git.example/tools", "vcs_info": {"vcs": "git", "commit_id": "c0ffee"}}',
      }),
    );
    const requirement = 'tools @ git+https://git.example/tools@c0ffee';
    expect([...(found ?? [])]).toEqual([['tools', [{ distribution: 'tools', version: '0.3', requirement }]]]);
  });

  it('is that of the first environment there is, on Windows too', async () => {
    const disk = diskOf({ '/d/Lib/site-packages/acme-1.0.dist-info/top_level.txt': 'acme\n' });
    expect((await readInstalled(['/c', '/d'], disk))?.get('acme')).toEqual([{ distribution: 'acme', version: '1.0' }]);
    expect(await readInstalled(['/c'], disk)).toBe(null);
  });

  it('is read once, and again when something was installed', async () => {
    const here = site('/e');
    const files = { [`${here}/acme-1.0.dist-info/top_level.txt`]: 'acme\n' };
    const disk = diskOf(files);
    await readInstalled(['/e'], disk);
    const once = disk.asked.length;
    await readInstalled(['/e'], disk);
    expect(disk.asked.length).toBe(once);
    const later = diskOf({ ...files, [`${here}/more-2.0.dist-info/top_level.txt`]: 'more\n' }, 2);
    expect((await readInstalled(['/e'], later))?.has('more')).toBe(true);
  });
});

it('answers for a module that no table has', async () => {
  const disk = diskOf({ [`${site('/f')}/acme_tools-1.4.dist-info/top_level.txt`]: 'our_team_utils\n' });
  const installed = (await readInstalled(['/f'], disk)) ?? new Map();
  const place = { cell: 0, range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } } };
  const imports = [{ ...place, module: 'our_team_utils', path: 'our_team_utils', binding: 'u', conditional: false }];
  const options = { localModules: new Set<string>(), pythonVersion: null };
  expect(distributionsFor(imports, options).unknown).toHaveLength(1);
  expect(distributionsFor(imports, { ...options, installed }).distributions).toEqual([
    { name: 'acme-tools', modules: ['our_team_utils'], version: '1.4' },
  ]);
});
