import { expect, it } from 'vitest';
import { smallChecklist } from '#test/support/checklist.ts';
import { itemsAsked } from './items-asked.ts';

it.each([
  ['', []],
  ['security', ['security']],
  ['What about my Reproducible environment?', ['environment']],
  ['is a secret in there', ['security']],
  ['what now', []],
])('%j asks about %j', (question, items) => {
  expect(itemsAsked(question, smallChecklist()).map(({ id }) => id)).toEqual(items);
});
