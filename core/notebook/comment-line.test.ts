import { describe, expect, it } from 'vitest';
import { commentLine } from './comment-line.ts';

describe('a comment stands', () => {
  it.each<[string, number | null]>([
    ['x = 1', 0],
    ['', 0],
    ['%matplotlib inline\nx = 1', 0],
    ['!ls\nx = 1', 0],
    ['%%time\nx = 1', 1],
    ['%%time x = 1', 1],
    ['%%time\n%%capture\nx = 1', 2],
    ['%%time\n\n%%capture out\n\nx = 1', 3],
    ['# @title Data\n%%time\nx = 1', 2],
    ['>>> x = 1', 0],
    ['%%html\n<b>', null],
    ['%%javascript\nlet x', null],
    ['%%sql\nselect 1', null],
    ['%%writefile x.json\n{}', null],
    ['%%time\n%%bash\nls', null],
    ['%%bash', null],
    ['%sql\nselect 1', null],
    ['%python\nx = 1', 1],
  ])('behind the magics of %j, and in no other language (%j)', (source, line) => {
    expect(commentLine(source)).toBe(line);
  });
});
