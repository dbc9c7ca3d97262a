import { expect, it } from 'vitest';
import { plainOutsideCode } from './plain.ts';

it.each([
  ['`X_test` is used', '`X_test` is used'],
  ['![x](http://a) in `b`', '\\!\\[x\\](http://a) in `b`'],
  ['<img src=x>', '\\<img src=x\\>'],
])('%j is written %j', (text, written) => {
  expect(plainOutsideCode(text)).toBe(written);
});
