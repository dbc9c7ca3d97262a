import { createHash } from 'node:crypto';

export const sha256 = (text: string | Uint8Array): string => createHash('sha256').update(text).digest('hex');

/** Normalised name of a distribution, after PEP 503. */
export const normalised = (name: string): string => name.replace(/[-_.]+/g, '-').toLowerCase();

/** Name at the start of a PEP 508 requirement, normalised; null for an option or a comment. */
export function requirementName(line: string): string | null {
  const name = /^\s*([A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)/.exec(line)?.[1];
  return name === undefined ? null : normalised(name);
}

/** Text of `requirements.in`: sorted, one a line, the same bytes for the same requirements. */
export function requirementsIn(requirements: readonly string[]): string {
  const lines = [...new Set(requirements.map((line) => line.trim()).filter((line) => line !== ''))];
  lines.sort((a, b) => (requirementName(a) ?? a).localeCompare(requirementName(b) ?? b, 'en') || (a < b ? -1 : 1));
  return `# What the notebook imports. Slipway adds what is missing and leaves the rest as you write it.\n${lines.join('\n')}\n`;
}

/** What a lock was made from and for: it is made anew when this changes. */
export function lockDigest(requirements: string, python: string): string {
  const minor = python.split('.').slice(0, 2).join('.');
  const lines = requirements.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'));
  return sha256(`${minor}\n${lines.join('\n')}`);
}

/** Puts the header on a resolver's pins; `made` says who resolved. */
export function lockText(pins: string, digest: string, made: 'uv' | 'pip'): string {
  const platform =
    made === 'pip' ? '# Hashes are those of the files for this platform; uv would pin every platform.\n' : '';
  return `# Made by Slipway from requirements.in with ${made}. Change that file, not this one.\n# digest: ${digest}\n${platform}${pins.trim()}\n`;
}

export const digestOf = (lock: string): string | null => /^# digest: ([0-9a-f]{64})$/m.exec(lock)?.[1] ?? null;
export const resolverOf = (lock: string): 'uv' | 'pip' =>
  /^# Made by Slipway .* with pip\./m.test(lock) ? 'pip' : 'uv';

/** Pinned versions by normalised name. */
export function pinsOf(lock: string): Map<string, string> {
  const pins = new Map<string, string>();
  for (const [, name, version] of lock.matchAll(/^([A-Za-z0-9][A-Za-z0-9._-]*)(?:\[[^\]]*\])?==([^\s;\\]+)/gm))
    if (name !== undefined && version !== undefined) pins.set(normalised(name), version);
  return pins;
}

/** The entries of a lock as texts by normalised name, hashes and comments included. */
export function entriesOf(lock: string): Map<string, string> {
  const entries = new Map<string, string>();
  let name: string | null = null;
  for (const line of lock.split('\n')) {
    const starts = /^([A-Za-z0-9][A-Za-z0-9._-]*)(?:\[[^\]]*\])?(?:==|\s*@)/.exec(line)?.[1];
    if (starts !== undefined) name = normalised(starts);
    if (name !== null && line !== '') entries.set(name, `${entries.get(name) ?? ''}${line}\n`);
  }
  return entries;
}
