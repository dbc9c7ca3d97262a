import { expect, it } from 'vitest';
import { jsonText, onOneLine, printable } from './printable.ts';

it.each([
  ['\u001b[31mred\u001b[0m', '\\x1b[31mred\\x1b[0m'],
  ['\u009b2J', '\\x9b2J'],
  ['\u0007\u007f\r', '\\x07\\x7f\\r'],
  ['a\u202egpj.ipynb', 'a\\u202egpj.ipynb'],
  ['Übung ✓ 🐧 é', 'Übung ✓ 🐧 é'],
])('%j is spelt out', (text, shown) => {
  expect(printable(text)).toBe(shown);
});

it('keeps lines where there may be several, and only there', () => {
  expect(printable('a\n\tb')).toBe('a\n\tb');
  expect(onOneLine('a\n\tb')).toBe('a\\n\\tb');
});

it('says the same in JSON', () => {
  const value = { path: 'a\u009b2J\u202e\u007f\n', text: 'Übung 🐧' };
  expect(JSON.parse(jsonText(value))).toEqual(value);
  expect(jsonText(value)).toContain('"a\\u009b2J\\u202e\\u007f\\n"');
});
