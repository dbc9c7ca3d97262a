import { createTwoFilesPatch } from 'diff';
import type { EnvironmentSets } from '#core/generate/sets.ts';
import type { prepare, Result } from '#protocol/rpc/index.ts';
import { bytes } from './text.ts';

export type Locked = Result<typeof prepare.lock>;

interface Asked {
  readonly dryRun?: boolean;
  readonly check?: boolean;
}

const whose = {
  given: 'as --python says',
  kernel: 'the notebook’s kernel',
  project: 'the project’s own environment',
  path: 'found on PATH',
} as const;

const kinds = {
  vcs: 'a repository at a commit',
  folder: 'a folder, by the digest of its files',
  archive: 'a file by its address',
} as const;

/** A lock for people: sets, pins, resolver, size, what has no hash, what has no wheel, and what was written. */
export function lockLines(locked: Locked, { reason }: EnvironmentSets, { dryRun, check }: Asked): string[] {
  const { interpreter, platforms, resolver } = locked;
  return [
    `Python ${interpreter.version}, ${whose[interpreter.source]} (${interpreter.path})`,
    ...locked.sets.map(
      ({ set, lock, pins, size }) =>
        `${set}: ${pins} packages in ${lock}${size === null ? '' : `, ${bytes(size)} to download here`}`,
    ),
    ...(reason === null ? [] : [`serving: not told apart from training, since ${reason}`]),
    `for ${platforms.join(', ')}${resolver === null ? '; kept as it was' : `; pinned by ${resolver}`}`,
    ...locked.unhashed.map(({ name, kind }) => `! ${name} has no hash of an index: ${kinds[kind]}`),
    ...locked.notes.map((note) => `! ${note}`),
    ...outcome(locked, dryRun === true, check === true),
  ];
}

function outcome({ files }: Locked, dryRun: boolean, check: boolean): string[] {
  const diffs = dryRun ? files.flatMap(diffLines) : [];
  if (files.length === 0) return ['✓ every file is what the input gives.'];
  const names = files.map(({ path }) => path).join(', ');
  if (check) return [...diffs, `✗ not what the input gives: ${names}. Run "slipway lock" and commit what it writes.`];
  if (dryRun) return [...diffs, `${names} would be written.`];
  return [`✓ written: ${names}`];
}

function diffLines({ path, before, after }: Locked['files'][number]): string[] {
  const old = before === null ? '/dev/null' : path;
  const patch = createTwoFilesPatch(old, path, before ?? '', after, undefined, undefined, { context: 2 });
  const lines = patch.trimEnd().split('\n');
  return lines.slice(lines.findIndex((line) => line.startsWith('---')));
}
