import { describe, expect, it } from 'vitest';
import { diskOf } from '#test/support/disk.ts';
import { projectOf } from '#test/support/rules.ts';
import { interpreterOfKernel, type Machine, withKernel } from './kernels.ts';
import type { Disk } from './read.ts';

const linux: Machine = { platform: 'linux', home: '/home/ann', variables: {} };
const mac: Machine = { platform: 'darwin', home: '/Users/ann', variables: {} };
const windows: Machine = {
  platform: 'win32',
  home: 'C:\\Users\\ann',
  variables: { APPDATA: 'C:\\Users\\ann\\AppData\\Roaming' },
};
const starts = (program: string): string =>
  JSON.stringify({ argv: [program, '-m', 'ipykernel_launcher', '-f', '{connection_file}'], language: 'python' });

describe('the interpreter of a kernel', () => {
  it.each<[string, Machine, string, string]>([
    ['in the user’s folder', linux, '/home/ann/.local/share/jupyter', '/envs/a/bin/python'],
    ['for everybody', linux, '/usr/local/share/jupyter', '/opt/a/bin/python'],
    ['on a Mac', mac, '/Users/ann/Library/Jupyter', '/opt/homebrew/bin/python3.12'],
    ['on Windows', windows, 'C:\\Users\\ann\\AppData\\Roaming/jupyter', 'C:\\envs\\a\\Scripts\\python.exe'],
    [
      'where JUPYTER_DATA_DIR says',
      { ...linux, variables: { JUPYTER_DATA_DIR: '/data' } },
      '/data',
      '/envs/a/bin/python',
    ],
    [
      'where XDG_DATA_HOME says',
      { ...linux, variables: { XDG_DATA_HOME: '/xdg' } },
      '/xdg/jupyter',
      '/envs/a/bin/python',
    ],
    ['in the active environment', { ...linux, variables: { CONDA_PREFIX: '/c' } }, '/c/share/jupyter', '/c/bin/python'],
  ])('is found %s', async (_, machine, folder, program) => {
    const disk = diskOf({ [`${folder}/kernels/churn/kernel.json`]: starts(program) });
    expect(await interpreterOfKernel('Churn', machine, disk)).toBe(program);
  });

  it('is the one of the first folder that Jupyter looks in', async () => {
    const disk = diskOf({
      '/home/ann/.local/share/jupyter/kernels/churn/kernel.json': starts('/user/bin/python'),
      '/path/kernels/churn/kernel.json': starts('/path/bin/python'),
    });
    const machine = { ...linux, variables: { JUPYTER_PATH: '/nowhere:/path' } };
    expect(await interpreterOfKernel('churn', machine, disk)).toBe('/path/bin/python');
  });

  it('of one that nb_conda_kernels made up is in the environment of that name', async () => {
    const disk = diskOf({ '/home/ann/.conda/environments.txt': '/opt/conda\n/opt/conda/envs/churn\n' });
    expect(await interpreterOfKernel('conda-env-churn-py', linux, disk)).toBe('/opt/conda/envs/churn/bin/python');
  });

  it.each<[string, string, Record<string, string>]>([
    ['a kernel nobody registered', 'churn', {}],
    ['the one that every Jupyter has', 'python3', { python3: starts('/usr/bin/python3') }],
    ['one that starts whatever python there is', 'churn', { churn: starts('python') }],
    ['a kernel.json that is none', 'churn', { churn: '{"argv": [' }],
    ['a kernel.json without a program', 'churn', { churn: '{"argv": "python"}' }],
    ['a name that leads out of the folder', '../../etc', { churn: starts('/bin/python') }],
  ])('is not known for %s', async (_, kernel, files) => {
    const entries = Object.entries(files).map(([name, text]) => [
      `/usr/share/jupyter/kernels/${name}/kernel.json`,
      text,
    ]);
    expect(await interpreterOfKernel(kernel, linux, diskOf(Object.fromEntries(entries)))).toBe(null);
  });

  it('is found without listing a folder again that has not changed', async () => {
    const files: Record<string, string> = { '/usr/share/jupyter/kernels/a/kernel.json': starts('/a/bin/python') };
    let at = 1;
    let lists = 0;
    const disk: Disk = {
      list: (folder) => {
        lists += 1;
        return diskOf(files).list(folder);
      },
      read: (file) => diskOf(files).read(file),
      changed: (folder) => diskOf(files, at).changed(folder),
    };
    const find = (kernel: string) => interpreterOfKernel(kernel, linux, disk);
    expect([await find('a'), await find('a'), await find('b'), lists]).toEqual([
      '/a/bin/python',
      '/a/bin/python',
      null,
      1,
    ]);
    files['/usr/share/jupyter/kernels/b/kernel.json'] = starts('/b/bin/python');
    at = 2;
    expect([await find('b'), lists]).toEqual(['/b/bin/python', 2]);
  });

  it('is not known where two environments have its name', async () => {
    const disk = diskOf({ '/home/ann/.conda/environments.txt': '/a/envs/churn\n/b/envs/churn\n' });
    expect(await interpreterOfKernel('conda-env-churn-py', linux, disk)).toBe(null);
  });
});

describe('a project', () => {
  const disk = diskOf({
    '/usr/share/jupyter/kernels/churn/kernel.json': starts('/envs/churn/bin/python'),
    '/envs/churn/lib/python3.11/site-packages/acme_tools-1.4.dist-info/top_level.txt': 'acme\n',
  });

  it('has what is installed where the notebook’s kernel runs, and stays the same object while that does', async () => {
    const project = projectOf();
    const own = await withKernel(project, 'churn', linux, disk);
    expect(own.installed?.get('acme')).toEqual([{ distribution: 'acme-tools', version: '1.4' }]);
    expect(await withKernel(project, 'churn', linux, disk)).toBe(own);
  });

  it('is kept for each kernel that its notebooks have', async () => {
    const both = diskOf({
      '/usr/share/jupyter/kernels/a/kernel.json': starts('/envs/a/bin/python'),
      '/envs/a/lib/python3.11/site-packages/acme-1.0.dist-info/top_level.txt': 'acme\n',
      '/usr/share/jupyter/kernels/b/kernel.json': starts('/envs/b/bin/python'),
      '/envs/b/lib/python3.11/site-packages/acme-2.0.dist-info/top_level.txt': 'acme\n',
    });
    const project = projectOf();
    const first = await withKernel(project, 'a', linux, both);
    expect(await withKernel(project, 'b', linux, both)).not.toBe(first);
    expect(await withKernel(project, 'a', linux, both)).toBe(first);
  });

  it.each([null, 'python3', 'other'])('is left as it was for the kernel %s', async (kernel) => {
    const project = projectOf();
    expect(await withKernel(project, kernel, linux, disk)).toBe(project);
  });
});
