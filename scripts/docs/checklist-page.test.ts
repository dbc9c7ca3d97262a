import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { items } from '#core/checklist/items/registry.ts';
import { renderChecklistPage } from './checklist-page.ts';

it('docs/checklist.md has the checks there are (npm run docs)', () => {
  expect(readFileSync('docs/checklist.md', 'utf8')).toBe(renderChecklistPage(items));
});
