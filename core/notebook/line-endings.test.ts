import fc from 'fast-check';
import { expect, it } from 'vitest';
import { inEndingsOf, withNewlines } from './line-endings.ts';

it('knows where each unit stood', () => {
  const any = fc.string({ unit: fc.constantFrom('a', '\r', '\n', '\r\n') });
  fc.assert(
    fc.property(any, (given) => {
      const { text, startOf } = withNewlines(given);
      const parts = [...text].map((_, at) => given.slice(startOf(at), startOf(at + 1)));
      expect(parts.join('')).toBe(given);
      expect(parts.map((part) => part.replace(/\r\n?/, '\n')).join('')).toBe(text);
    }),
  );
});

it.each([
  ['a\r\nb\n', 'x\ny', 'x\r\ny'],
  ['a\nb\r\n', 'x\r\ny', 'x\ny'],
  ['a', 'x\ny', 'x\ny'],
])('writes into %j as it is written', (text, added, expected) => {
  expect(inEndingsOf(text, added)).toBe(expected);
});
