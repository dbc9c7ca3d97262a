import { expect, it } from 'vitest';
import { lockInWords } from './lock-text.ts';

const sets = [
  { set: 'training' as const, requirements: 'r.in', lock: 'r.lock', pins: 12, size: null },
  { set: 'serving' as const, requirements: 's.in', lock: 's.lock', pins: 5, size: null },
];
const interpreter = { path: '/p', version: '3.11.7', source: 'kernel' as const };

it('says what was locked, and what to look at', () => {
  expect(lockInWords({ sets, changed: true, interpreter, unhashed: [], notes: [] })).toBe(
    'Locked for Python 3.11.7: 12 packages for training, 5 packages for serving.',
  );
  const unhashed = [{ name: 'tools', kind: 'folder' as const, line: './tools' }];
  expect(lockInWords({ sets, changed: false, interpreter, unhashed, notes: ['a', 'b'] })).toBe(
    'The lock is what the notebook needs: 12 packages for training, 5 packages for serving. No index vouches for tools. The log has 2 notes.',
  );
});
