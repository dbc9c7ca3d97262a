import type { MarkerEnvironment } from '../marker.ts';

/** A platform that a lock holds for. */
export interface Target {
  /** `linux-x86_64`, `linux-aarch64`, `macos-arm64`, `windows-amd64` ...; `linux-x86_64-musl` where the C library is musl. */
  readonly id: string;
  readonly os: 'linux' | 'darwin' | 'win32';
  /** As `platform.machine()` has it there. */
  readonly machine: string;
  readonly musl: boolean;
}

/**
 * Newest glibc that a wheel may ask for and still count as one for Linux: that of RHEL 8 and Debian 10, older than any system
 * which still gets updates.
 */
export const glibc = { major: 2, minor: 28 } as const;

/** What is served on: every lock holds for these. */
export const servers: readonly Target[] = [
  { id: 'linux-aarch64', os: 'linux', machine: 'aarch64', musl: false },
  { id: 'linux-x86_64', os: 'linux', machine: 'x86_64', musl: false },
];

/** A target by its id; null for a name that is none. */
export function targetOf(id: string): Target | null {
  const [, system, machine = '', musl] = /^(linux|macos|windows)-([a-z0-9_]+)(-musl)?$/.exec(id) ?? [];
  if (system === undefined || (musl !== undefined && system !== 'linux')) return null;
  const os = system === 'linux' ? 'linux' : system === 'macos' ? 'darwin' : 'win32';
  return { id, os, machine: os === 'win32' ? machine.toUpperCase() : machine, musl: musl !== undefined };
}

/** The target an interpreter is on, by what `sysconfig.get_platform()` and `platform.machine()` say of it. */
export function targetOfPlatform(platform: string, machine: string, musl: boolean): Target | null {
  const system = platform.startsWith('macosx')
    ? 'macos'
    : platform.startsWith('win')
      ? 'windows'
      : platform.split('-')[0];
  return targetOf(`${system ?? ''}-${machine.toLowerCase()}${musl ? '-musl' : ''}`);
}

/** The servers and others by their ids, each once, sorted: the same for everybody. */
export function withServers(ids: readonly string[]): Target[] {
  const all = new Map(servers.map((target) => [target.id, target]));
  for (const id of ids) {
    const target = targetOf(id);
    if (target !== null) all.set(id, target);
  }
  return [...all.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

const systems = { linux: 'Linux', darwin: 'Darwin', win32: 'Windows' } as const;

/** Values of the marker variables on a target under a CPython of this version, such as `3.11.7`. */
export function environmentOfTarget({ os, machine }: Target, python: string): MarkerEnvironment {
  return {
    os_name: os === 'win32' ? 'nt' : 'posix',
    sys_platform: os,
    platform_system: systems[os],
    platform_machine: machine,
    platform_python_implementation: 'CPython',
    implementation_name: 'cpython',
    implementation_version: python,
    python_version: python.split('.').slice(0, 2).join('.'),
    python_full_version: python,
  };
}

/** The marker that holds on `some` of `all` and on no other of them; null where it would hold on each. */
export function markerFor(some: ReadonlySet<string>, all: readonly Target[]): string | null {
  if (all.every(({ id }) => some.has(id))) return null;
  const parts = (['darwin', 'linux', 'win32'] as const).flatMap((os) => {
    const here = all.filter((target) => target.os === os);
    const chosen = here.filter(({ id }) => some.has(id));
    if (chosen.length === 0) return [];
    if (chosen.length === here.length) return [`sys_platform == "${os}"`];
    const machines = [...new Set(chosen.map(({ machine }) => machine))];
    return machines.map((machine) => `sys_platform == "${os}" and platform_machine == "${machine}"`);
  });
  return parts.length === 1
    ? (parts[0] ?? null)
    : parts.map((part) => (part.includes(' and ') ? `(${part})` : part)).join(' or ');
}
