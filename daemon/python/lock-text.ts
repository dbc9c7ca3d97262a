import { createHash } from 'node:crypto';

export const sha256 = (text: string | Uint8Array): string => createHash('sha256').update(text).digest('hex');

/** Normalised name of a distribution, after PEP 503. */
export const normalised = (name: string): string => name.replace(/[-_.]+/g, '-').toLowerCase();

/** Name at the start of a PEP 508 requirement, normalised; null for an option, a path or a comment. */
export function requirementName(line: string): string | null {
  const name = /^\s*([A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)(?![\w/\\:+])/.exec(line)?.[1];
  return name === undefined ? null : normalised(name);
}

const heads = {
  training: '# What the notebook imports. Slipway adds what is missing and leaves the rest as you write it.',
  serving:
    '# What answering needs of what the notebook imports. Slipway adds what is missing and leaves the rest as you write it.',
} as const;

/** Text of a requirements file of direct dependencies: sorted, one a line, the same bytes for the same requirements. */
export function requirementsIn(requirements: readonly string[], set: keyof typeof heads = 'training'): string {
  const lines = [...new Set(requirements.map((line) => line.trim()).filter((line) => line !== ''))];
  lines.sort((a, b) => (requirementName(a) ?? a).localeCompare(requirementName(b) ?? b, 'en') || (a < b ? -1 : 1));
  return `${[heads[set], ...lines].join('\n')}\n`;
}

/** What a lock is made for, and from what. */
export interface LockHead {
  /** Name of the file with the direct dependencies. */
  readonly from: string;
  /** Major and minor version. */
  readonly python: string;
  /** Ids of targets, sorted. */
  readonly platforms: readonly string[];
  /** Direct dependencies that are newer than the interpreter has them, because somebody asked for it. */
  readonly newest: readonly string[];
  /** Of the input; a lock is made anew when it changes. */
  readonly digest: string;
}

/** What a lock was made from and for: it is made anew when this changes. Comments and patch versions of Python do not matter. */
export function lockDigest(training: readonly string[], serving: readonly string[] | null, python: string): string {
  const minor = python.split('.').slice(0, 2).join('.');
  return sha256(JSON.stringify([minor, training, serving]));
}

/**
 * A lock: its head, index options without passwords, and pins with their hashes. The pins' own digest tells a lock that was
 * changed by hand from one that was not.
 */
export function lockText(head: LockHead, options: readonly string[], entries: string): string {
  const body = `${options.map((option) => `${option}\n`).join('')}${entries}`;
  const lines = [
    `Made by Slipway from ${head.from}: change that file and run "slipway lock", not this one.`,
    `python: ${head.python}`,
    `platforms: ${head.platforms.join(' ')}`,
    ...(head.newest.length === 0 ? [] : [`newest: ${head.newest.join(' ')}`]),
    `digest: ${head.digest}`,
    `pins: ${sha256(body)}`,
  ];
  return `${lines.map((line) => `# ${line}\n`).join('')}${body}`;
}

export interface LockSaid {
  readonly digest: string | null;
  readonly platforms: readonly string[];
  readonly newest: readonly string[];
  /** Whether the pins are as they were written. */
  readonly whole: boolean;
}

/** What a lock says of itself. */
export function readLock(lock: string): LockSaid {
  const text = lock.replaceAll('\r\n', '\n');
  const said = (name: string): string | null => new RegExp(`^# ${name}: (.*)$`, 'm').exec(text)?.[1]?.trim() ?? null;
  const words = (name: string): string[] => (said(name) ?? '').split(' ').filter((word) => word !== '');
  const [head = ''] = /^(?:# .*\n)*?# pins: .*\n/.exec(text) ?? [];
  return {
    digest: said('digest'),
    platforms: words('platforms'),
    newest: words('newest'),
    whole: head !== '' && said('pins') === sha256(text.slice(head.length)),
  };
}

/** Pinned versions by normalised name; of a package with one version a platform, the last. */
export function pinsOf(lock: string): Map<string, string> {
  const pins = new Map<string, string>();
  for (const [, name, version] of lock.matchAll(/^([A-Za-z0-9][A-Za-z0-9._-]*)(?:\[[^\]]*\])?==([^\s;\\]+)/gm))
    if (name !== undefined && version !== undefined) pins.set(normalised(name), version);
  return pins;
}
