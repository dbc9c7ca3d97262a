import { describe, expect, it } from 'vitest';
import { hasCells, markersOf } from './markers.ts';

const lines = (text: string) => markersOf(text.split('\n')).map(({ line }) => line);

describe('a marker', () => {
  it.each([
    ['# %%', ''],
    ['#%% Load', 'Load'],
    ['# %%% [markdown] deep', '[markdown] deep'],
  ])('is %s', (text, head) => {
    expect(markersOf([text])).toEqual([{ line: 0, head }]);
  });

  it.each(['# %%time', ' # %%', 'x = 1 # %%', '# %'])('is not %s', (text) => {
    expect(markersOf([text])).toEqual([]);
    expect(hasCells(text)).toBe(false);
  });

  it('is text in a string of several lines, whatever quotes stand in it or before it', () => {
    expect(lines('a = """\n# %%\n"""\n# %%')).toEqual([3]);
    expect(lines("a = r'''it's \"\"\"\n# %%\n'''\n# %%")).toEqual([3]);
    expect(lines('a = "\\"\\"\\"" + \'"""\'\n# %%')).toEqual([1]);
    expect(lines('# it\'s """ here\n# %%')).toEqual([1]);
    expect(lines('a = """one line""" + """\n# %%\n\\""" # %%\n"""\n# %%')).toEqual([4]);
    expect(hasCells('a = """\n# %%\n"""')).toBe(false);
  });
});
