import { describe, expect, it } from 'vitest';
import { markerFor, targetOf, targetOfPlatform, withServers } from './targets.ts';
import { fitOf, isSameVersion, readFileName } from './wheel.ts';

const target = (id: string) => {
  const found = targetOf(id);
  if (found === null) throw new Error(`${id} is no target`);
  return found;
};

describe('targets', () => {
  it.each([
    ['linux-x86_64', 'x86_64', false, 'linux-x86_64'],
    ['linux-x86_64', 'x86_64', true, 'linux-x86_64-musl'],
    ['macosx-14.0-arm64', 'arm64', false, 'macos-arm64'],
    ['win-amd64', 'AMD64', false, 'windows-amd64'],
  ])('%s on %s is %s', (platform, machine, musl, id) => {
    expect(targetOfPlatform(platform, machine, musl)?.id).toBe(id);
  });

  it('are the servers and the own one, each once and sorted', () => {
    expect(withServers(['windows-amd64', 'linux-x86_64', 'nonsense']).map(({ id }) => id)).toEqual([
      'linux-aarch64',
      'linux-x86_64',
      'windows-amd64',
    ]);
  });

  it.each([
    [['linux-aarch64', 'linux-x86_64', 'macos-arm64'], null],
    [['linux-aarch64', 'linux-x86_64'], 'sys_platform == "linux"'],
    [['linux-x86_64'], 'sys_platform == "linux" and platform_machine == "x86_64"'],
    [
      ['macos-arm64', 'linux-aarch64'],
      'sys_platform == "darwin" or (sys_platform == "linux" and platform_machine == "aarch64")',
    ],
  ])('%s of three are told by %s', (some, marker) => {
    expect(markerFor(new Set(some), withServers(['macos-arm64']))).toBe(marker);
  });
});

describe('files of an index', () => {
  it.each([
    ['numpy-1.26.4-cp311-cp311-manylinux_2_17_x86_64.manylinux2014_x86_64.whl', 'linux-x86_64', 'fits'],
    ['numpy-1.26.4-cp311-cp311-manylinux_2_17_x86_64.manylinux2014_x86_64.whl', 'linux-aarch64', 'no'],
    ['numpy-1.26.4-cp312-cp312-manylinux2014_x86_64.whl', 'linux-x86_64', 'no'],
    ['numpy-2.0-cp311-cp311t-manylinux2014_x86_64.whl', 'linux-x86_64', 'no'],
    ['x-1-cp311-cp311-manylinux_2_34_aarch64.whl', 'linux-aarch64', 'newer'],
    ['x-1-cp311-cp311-musllinux_1_2_x86_64.whl', 'linux-x86_64', 'no'],
    ['x-1-cp311-cp311-musllinux_1_2_x86_64.whl', 'linux-x86_64-musl', 'fits'],
    ['x-1-cp38-abi3-macosx_11_0_arm64.whl', 'macos-arm64', 'fits'],
    ['x-1-cp312-abi3-macosx_11_0_arm64.whl', 'macos-arm64', 'no'],
    ['x-1-cp311-cp311-macosx_10_9_universal2.whl', 'macos-arm64', 'fits'],
    ['x-1-cp311-cp311-win_amd64.whl', 'windows-amd64', 'fits'],
    ['six-1.17.0-py2.py3-none-any.whl', 'windows-amd64', 'fits'],
    ['x-1-1-py3-none-manylinux1_x86_64.whl', 'linux-x86_64', 'fits'],
    ['x-1-pp311-pypy311_pp73-manylinux2014_x86_64.whl', 'linux-x86_64', 'no'],
  ])('%s on %s: %s', (file, id, fit) => {
    expect(fitOf(readFileName(file, '')?.tags ?? [], 11, target(id))).toBe(fit);
  });

  it.each([
    ['scikit-learn-1.5.2.tar.gz', 'scikit-learn', '1.5.2'],
    ['Flask_SQLAlchemy-3.1.tar.gz', 'flask-sqlalchemy', '3.1'],
    ['pandas-2.2.0.tar.gz.asc', 'pandas', undefined],
    ['pandas-2.2.0.exe', 'pandas', undefined],
  ])('%s of %s is version %s', (file, name, version) => {
    expect(readFileName(file, name)?.version).toBe(version);
  });

  it('compares versions as an index does', () => {
    expect(isSameVersion('1.0', '1.0.0')).toBe(true);
    expect(isSameVersion('2.1.0+cpu', '2.1.0')).toBe(false);
  });
});
