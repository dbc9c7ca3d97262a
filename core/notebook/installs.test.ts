import { describe, expect, it } from 'vitest';
import { arePinned, installedBy, installOf } from './installs.ts';

describe('requirements of an install', () => {
  it.each([
    ['!pip install pandas', ['pandas']],
    ['%pip install -q "pandas >= 2" scikit-learn==1.5.0', ['pandas>=2', 'scikit-learn==1.5.0']],
    ['!pip3 install --upgrade -i https://pypi.example.com/simple numpy', ['numpy']],
    ['!{sys.executable} -m pip install torch --index-url https://x.example.com', ['torch']],
    ['!python -m pip install -U pip && ls', ['pip']],
    ['!conda install -y -c conda-forge lightgbm=4.1', ['lightgbm=4.1']],
    ['!pip install -r requirements.txt', []],
    ['!pip install git+https://github.com/a/b@0123abc', ['git+https://github.com/a/b@0123abc']],
    ['!pip install pandas # for frames', ['pandas']],
    ['!uv pip install polars', ['polars']],
    ['!pip install seaborn > /dev/null 2>&1', ['seaborn']],
    ['pip install plotly', ['plotly']],
  ])('%s', (text, requirements) => {
    expect(installedBy(text)).toEqual(requirements);
  });

  it.each(['!ls', '!pip list', '%matplotlib inline', '!echo pip install x'])('%s is none', (text) => {
    expect(installedBy(text)).toBeNull();
  });
});

it('tells exact versions from ranges', () => {
  expect(arePinned(['a==1.0', 'b=2.0', 'git+https://x/y@0123abcd'])).toBe(true);
  expect(arePinned(['a==1.0', '$USER_FLAG', '{QUIET}'])).toBe(true);
  expect(arePinned(['./package', '.', '/tmp/cli.tar.gz', '../dist/a.zip'])).toBe(true);
  expect(arePinned(['a', '$USER_FLAG'])).toBe(false);
  expect(arePinned(['a'])).toBe(false);
  expect(arePinned(['a==1.0', 'b>=2'])).toBe(false);
});

it('knows versions that stand elsewhere', () => {
  expect(
    arePinned([
      'pandas=={version}',
      'torch==$TORCH',
      '.[dev]',
      'git+https://x/y@v1.2.0',
      'git+https://x/y@2.0.1#egg=y',
    ]),
  ).toBe(true);
  expect(arePinned(['git+https://x/y@main'])).toBe(false);
  expect(installOf('pip install -c constraints.txt pandas')).toEqual({ requirements: ['pandas'], pinned: true });
  expect(installOf('conda install -c conda-forge pandas')).toEqual({ requirements: ['pandas'], pinned: false });
  expect(installOf('pip list')).toBeNull();
});
