import { describe, expect, it } from 'vitest';
import { markerHolds } from './marker.ts';
import { environmentOfTarget, servers } from './platforms/targets.ts';

const [arm, intel] = servers;
if (arm === undefined || intel === undefined) throw new Error('two servers are listed');
const here = environmentOfTarget(intel, '3.11.7');

describe('markerHolds on Linux x86_64 under Python 3.11.7', () => {
  it.each([
    ['sys_platform == "linux"', true],
    ["platform_system == 'Windows'", false],
    ['python_version >= "3.9"', true],
    ['python_version < "3.10"', false],
    ['"3.8" <= python_version', true],
    ['"3.12" <= python_version', false],
    ['python_full_version >= "3.11.7"', true],
    ['python_version not in "3.10 3.11"', false],
    ['platform_machine in "x86_64 AMD64"', true],
    ['sys_platform == "win32" or python_version == "3.11" and os_name == "posix"', true],
    ['(sys_platform == "win32" or python_version == "3.11") and os_name == "nt"', false],
    ['platform_python_implementation != "PyPy"', true],
    ['extra == "test"', false],
  ])('%s is %s', (marker, holds) => {
    expect(markerHolds(marker, here)).toBe(holds);
  });

  it('knows the extras that are asked for, by any spelling', () => {
    expect(markerHolds('extra == "Full_Set" and sys_platform == "linux"', here, ['full-set'])).toBe(true);
    expect(markerHolds('extra == "other"', here, ['full-set'])).toBe(false);
  });

  it('tells machines apart', () => {
    expect(markerHolds('platform_machine == "aarch64"', environmentOfTarget(arm, '3.11.7'))).toBe(true);
    expect(markerHolds('platform_machine == "aarch64"', here)).toBe(false);
  });

  it.each(['sys_platform =', 'sys_platform == "linux" and', '(sys_platform == "win32"', '§'])(
    'holds where it cannot be read: %s',
    (marker) => {
      expect(markerHolds(marker, here)).toBe(true);
    },
  );
});
