import { describe, expect, it } from 'vitest';
import { plainOutsideCode, unlinked, withoutCode } from './plain.ts';

describe('text as Markdown', () => {
  it.each([
    ['`X_test` is used', '`X_test` is used'],
    ['![x](http://a) in `b`', '\\!\\[x\\]\\(http\\:\\/\\/a\\) in `b`'],
    ['<img src=x>', '\\<img src\\=x\\>'],
    ['a path of `/home/`![x](//a)`/b`', 'a path of `/home/`\\!\\[x\\]\\(\\/\\/a\\)`/b`'],
    // What CommonMark takes for no code, or for other code than it looks.
    ['a```![x](u)`', 'a\\`\\`\\`\\!\\[x\\]\\(u\\)\\`'],
    ['`a\n`![x](u)`', '\\`a\n`![x](u)`'],
    ['`a``b`', '\\`a\\`\\`b\\`'],
    ['[x]: http://a', '\\[x\\]\\: http\\:\\/\\/a'],
  ])('%j is written %j', (text, written) => {
    expect(plainOutsideCode(text)).toBe(written);
  });
});

describe('text in a notification', () => {
  it('has no link, to a command least of all', () => {
    expect(unlinked('it says [here](command:x) and [a] (b)')).toBe('it says [here]\u200B(command:x) and [a] (b)');
  });
});

it('has quotation marks for code in a notification', () => {
  expect(withoutCode('Reads `a.csv` and `b`, not `')).toBe('Reads “a.csv” and “b”, not `');
});
