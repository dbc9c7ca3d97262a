import type { prepare, Result } from '#protocol/rpc/index.ts';

/** A lock in the sentences of a notification. */
export function lockInWords({
  sets,
  changed,
  interpreter,
  unhashed,
  notes,
}: Pick<Result<typeof prepare.lock>, 'sets' | 'changed' | 'interpreter' | 'unhashed' | 'notes'>): string {
  const counts = sets.map(({ set, pins }) => `${pins} packages for ${set}`).join(', ');
  const names = unhashed.map(({ name }) => name).join(', ');
  return [
    changed
      ? `Locked for Python ${interpreter.version}: ${counts}.`
      : `The lock is what the notebook needs: ${counts}.`,
    ...(unhashed.length === 0 ? [] : [`No index vouches for ${names}.`]),
    ...(notes.length === 0 ? [] : [notes.length === 1 ? 'The log has a note.' : `The log has ${notes.length} notes.`]),
  ].join(' ');
}
