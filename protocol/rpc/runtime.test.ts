import { describe, expect, it } from 'vitest';
import { folderFault, runtimeFolder } from './runtime.ts';

const here = { env: {}, platform: 'linux', uid: 1000, user: 'ada', temporary: '/tmp' };

describe('runtimeFolder', () => {
  it.each([
    ['what the user set', { SLIPWAY_RUNTIME: '/run/mine', XDG_RUNTIME_DIR: '/run/user/1000' }, '/run/mine'],
    ["the session's folder", { XDG_RUNTIME_DIR: '/run/user/1000' }, '/run/user/1000/slipway'],
    ['a temporary folder of the user', {}, '/tmp/slipway-1000'],
    ['the same when a variable is empty', { SLIPWAY_RUNTIME: '', XDG_RUNTIME_DIR: '' }, '/tmp/slipway-1000'],
  ])('is %s', (_, env, folder) => {
    expect(runtimeFolder({ ...here, env })).toBe(folder);
  });

  it('goes by name where there are no ids', () => {
    expect(runtimeFolder({ ...here, platform: 'win32', uid: null, temporary: 'C:\\Temp' })).toBe(
      'C:\\Temp\\slipway-ada',
    );
  });
});

describe('folderFault', () => {
  it.each([
    ['a private folder', { directory: true, uid: 1000, mode: 0o40700 }, null],
    ['one the group may read', { directory: true, uid: 1000, mode: 0o40740 }, 'mode 740'],
    ['one others may enter', { directory: true, uid: 1000, mode: 0o40701 }, 'mode 701'],
    ["another's", { directory: true, uid: 0, mode: 0o40700 }, 'belongs to user 0'],
    ['a link', { directory: false, uid: 1000, mode: 0o120700 }, 'not a folder'],
  ])('of %s', (_, facts, fault) => {
    const found = folderFault('/run/x', facts, 1000);
    if (fault === null) expect(found).toBeNull();
    else expect(found).toContain(fault);
  });
});
