import { normalizedName } from '../name.ts';
import { compareVersions, parseVersion } from '../version.ts';
import { glibc, type Target } from './targets.ts';

/** A file of a distribution, as an index lists it: what its name says (PEP 427 and PEP 625). */
export interface DistributionFile {
  readonly name: string;
  readonly version: string;
  /** Null for a source distribution. */
  readonly tags: readonly WheelTag[] | null;
}

interface WheelTag {
  readonly python: string;
  readonly abi: string;
  readonly platform: string;
}

/** Reads a file's name; null for a file that is neither wheel nor source distribution. `name` tells where a source's version begins. */
export function readFileName(file: string, name: string): DistributionFile | null {
  if (file.endsWith('.whl')) return readWheel(file);
  const stem = /^(.+)\.(?:tar\.gz|zip|tar\.bz2|tgz)$/.exec(file)?.[1];
  if (stem === undefined) return null;
  for (let at = stem.indexOf('-'); at >= 0; at = stem.indexOf('-', at + 1))
    if (normalizedName(stem.slice(0, at)) === normalizedName(name) && parseVersion(stem.slice(at + 1)) !== null)
      return { name: normalizedName(name), version: stem.slice(at + 1), tags: null };
  return null;
}

function readWheel(file: string): DistributionFile | null {
  const parts = file.slice(0, -'.whl'.length).split('-');
  if (parts.length !== 5 && parts.length !== 6) return null;
  const [name = '', version = ''] = parts;
  const [pythons = '', abis = '', platforms = ''] = parts.slice(-3);
  const tags = pythons
    .split('.')
    .flatMap((python) =>
      abis.split('.').flatMap((abi) => platforms.split('.').map((platform) => ({ python, abi, platform }))),
    );
  return { name: normalizedName(name), version: version.replaceAll('_', '-'), tags };
}

/** Whether two versions are the same to an index: `1.0` and `1.0.0` are. */
export function isSameVersion(a: string, b: string): boolean {
  const [one, other] = [parseVersion(a), parseVersion(b)];
  return one === null || other === null ? a === b : compareVersions(one, other) === 0;
}

/** How a wheel suits a target: `newer` where it asks for a glibc newer than `glibc`. */
export type Fit = 'fits' | 'newer' | 'no';

/** How a wheel suits CPython of this minor version (`11` of 3.11) on a target, by the best of its tags. */
export function fitOf(tags: readonly WheelTag[], minor: number, target: Target): Fit {
  let best: Fit = 'no';
  for (const tag of tags) {
    if (!fitsPython(tag, minor)) continue;
    const fit = fitOfPlatform(tag.platform, target);
    if (fit === 'fits') return fit;
    if (fit === 'newer') best = fit;
  }
  return best;
}

function fitsPython({ python, abi }: WheelTag, minor: number): boolean {
  const [, kind, digits] = /^(cp|py)3(\d*)$/.exec(python) ?? [];
  if (kind === undefined) return false;
  const from = digits === '' ? 0 : Number(digits);
  if (kind === 'py') return abi === 'none' && from <= minor;
  if (abi === 'abi3') return from <= minor;
  return from === minor && (abi === 'none' || abi === `cp3${minor}`);
}

/** The oldest glibc of the names that came before `manylinux_X_Y` (PEP 600). */
const legacy: Readonly<Record<string, string>> = {
  manylinux1: 'manylinux_2_5',
  manylinux2010: 'manylinux_2_12',
  manylinux2014: 'manylinux_2_17',
};

function fitOfPlatform(platform: string, { os, machine, musl }: Target): Fit {
  if (platform === 'any') return 'fits';
  const said = (fits: boolean): Fit => (fits ? 'fits' : 'no');
  if (os === 'win32')
    return said(platform === `win_${machine.toLowerCase()}` || (machine === 'X86' && platform === 'win32'));
  if (os === 'darwin') {
    const [, built] = /^macosx_\d+_\d+_(.+)$/.exec(platform) ?? [];
    return said(built === machine || built === 'universal2' || (machine === 'x86_64' && built === 'intel'));
  }
  if (platform === `linux_${machine}`) return 'fits';
  if (musl) return said(/^musllinux_\d+_\d+_(.+)$/.exec(platform)?.[1] === machine);
  const named = platform.replace(/^manylinux(?:1|2010|2014)(?=_)/, (old) => legacy[old] ?? old);
  const [, major, minor, built] = /^manylinux_(\d+)_(\d+)_(.+)$/.exec(named) ?? [];
  if (built !== machine) return 'no';
  const order = Number(major) - glibc.major || Number(minor) - glibc.minor;
  return order <= 0 ? 'fits' : 'newer';
}
