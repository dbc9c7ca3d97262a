import { describe, expect, it } from 'vitest';
import { chooseNotebook } from './choose.ts';

const choose = (now: string | null, active: string | null, visible: string, known: string, open = known) =>
  chooseNotebook(now, { active, visible: [...visible], known: [...known], isOpen: (uri) => open.includes(uri) });

describe('the checklist is about', () => {
  it.each<[string, Parameters<typeof choose>, string | null]>([
    ['the active notebook', ['a', 'b', 'ab', 'ab'], 'b'],
    ['the active notebook before there is something to say of it', ['a', 'b', 'ab', 'a'], 'b'],
    ['the last active one while another editor is active', ['a', null, 'b', 'ab'], 'a'],
    ['the last active one before there is something to say of it', ['c', null, 'b', 'ab', 'abc'], 'c'],
    ['one that is seen when that was closed', ['c', null, 'xa', 'ab'], 'a'],
    ['the one opened last when none is seen', ['c', null, 'x', 'ab'], 'b'],
    ['the first that is reported', [null, null, 'x', 'a'], 'a'],
    ['none when none is open', ['c', null, 'x', ''], null],
  ])('%s', (_, asked, expected) => {
    expect(choose(...asked)).toBe(expected);
  });
});
