import { describe, expect, it } from 'vitest';
import { type Locked, lockLines } from './lock-text.ts';

const locked: Locked = {
  lock: 'requirements.lock',
  resolver: 'pip',
  pins: 12,
  changed: true,
  sets: [
    { set: 'training', requirements: 'requirements.in', lock: 'requirements.lock', pins: 12, size: 2_000_000 },
    { set: 'serving', requirements: 'requirements-serve.in', lock: 'requirements-serve.lock', pins: 5, size: null },
  ],
  platforms: ['linux-aarch64', 'linux-x86_64'],
  unhashed: [{ name: 'tools', kind: 'vcs', line: 'tools @ git+https://git.example/tools@abc' }],
  withoutWheels: [],
  interpreter: { path: '/venv/bin/python', version: '3.11.7', source: 'kernel' },
  notes: ['old 1.0 has no wheel for linux-aarch64: it is built from source there.'],
  files: [{ path: 'requirements.lock', before: 'numpy==1\n', after: 'numpy==2\n' }],
};
const known = { training: [], serving: [], reason: null, kernel: null };

describe('a lock in words', () => {
  it('says sets, platforms, what has no hash and what was written', () => {
    expect(lockLines(locked, known, {})).toEqual([
      'Python 3.11.7, the notebook’s kernel (/venv/bin/python)',
      expect.stringMatching(/^training: 12 packages in requirements\.lock, \S+ \S+ to download here$/),
      'serving: 5 packages in requirements-serve.lock',
      'for linux-aarch64, linux-x86_64; pinned by pip',
      '! tools has no hash of an index: a repository at a commit',
      '! old 1.0 has no wheel for linux-aarch64: it is built from source there.',
      '✓ written: requirements.lock',
    ]);
  });

  it('shows what would change', () => {
    expect(lockLines(locked, known, { dryRun: true }).slice(-6)).toEqual([
      '--- requirements.lock',
      '+++ requirements.lock',
      '@@ -1,1 +1,1 @@',
      '-numpy==1',
      '+numpy==2',
      'requirements.lock would be written.',
    ]);
  });

  it('says what to do where it is not what the input gives', () => {
    expect(lockLines(locked, known, { check: true }).at(-1)).toBe(
      '✗ not what the input gives: requirements.lock. Run "slipway lock" and commit what it writes.',
    );
    expect(lockLines({ ...locked, files: [] }, known, { check: true }).at(-1)).toBe(
      '✓ every file is what the input gives.',
    );
  });
});
