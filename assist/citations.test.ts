import { expect, it } from 'vitest';
import { citesFacts, partsOf } from './citations.ts';

const check = (text: string) => citesFacts(3).check(text, new AbortController().signal);

it.each([
  ['A key stands in a cell [2].', [{ text: 'A key stands in a cell' }, { facts: [2] }, { text: '.' }]],
  ['Both [1][3], and [2, 3]', [{ text: 'Both' }, { facts: [1, 3] }, { text: ', and' }, { facts: [2, 3] }]],
  ['`x[1]` is code [1]', [{ text: '`x[1]`' }, { text: ' is code' }, { facts: [1] }]],
  ['```\na[2]\n```\nso [3]', [{ text: '```\na[2]\n```' }, { text: '\nso' }, { facts: [3] }]],
])('cuts %j at its citations', (text, parts) => {
  expect(partsOf(text)).toEqual(parts);
});

it.each([
  ['No source at all.', ['It names no fact, as in [2].']],
  ['Only code: `a[1]`', ['It names no fact, as in [2].']],
  ['So [4], and [0], and [4]', ['There is no fact [4].', 'There is no fact [0].']],
  ['So [1] and [3]', []],
])('%j rests on facts, or is told why not', async (text, problems) => {
  expect(await check(text)).toEqual(problems);
});
