import fc from 'fast-check';
import { expect, it } from 'vitest';
import { changed } from './changed.ts';

it('says the one stretch that differs', () => {
  expect(changed('a: 1\nb: 2\n', 'a: 1\nc: 3\nb: 2\n')).toEqual({ start: 5, end: 5, text: 'c: 3\n' });
  expect(changed('same', 'same')).toBeNull();
});

it('makes the second of the first', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '\n') });
  fc.assert(
    fc.property(text, text, (before, after) => {
      const edit = changed(before, after);
      const made = edit === null ? before : before.slice(0, edit.start) + edit.text + before.slice(edit.end);
      expect(made).toBe(after);
    }),
  );
});
