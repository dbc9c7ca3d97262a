import { expect, it } from 'vitest';
import { findingsOf, notebookOf, projectOf } from '#test/support/rules.ts';
import { secretInMetadata } from './secret-in-metadata.ts';

const withMetadata = (path: string, text: string) => {
  const notebook = notebookOf('x = 1', 'y = 2');
  const cells = notebook.cells.map((cell) => (cell.index === 1 ? { ...cell, metadata: [{ path, text }] } : cell));
  return findingsOf(secretInMetadata, { ...notebook, cells }, projectOf());
};

it('names the entry of the cell that holds a secret, and does not repeat the secret', async () => {
  const [finding, ...others] = await withMetadata('papermill/parameters/api_token', 'q8w7e6r5t4y3');
  expect(finding?.place.cell).toBe(1);
  expect(finding?.message).toContain('`papermill/parameters/api_token`');
  expect(finding?.message).not.toContain('q8w7');
  expect(others).toEqual([]);
});

it.each([
  ['papermill/parameters/region', 'north-by-north-west'],
  ['papermill/parameters/api_token', 'your-token-here'],
  ['papermill/parameters/credentials', '/run/secrets/key.json'],
  ['colab/base_uri', 'https://localhost:8080/'],
])('leaves %s: %s alone', async (path, text) => {
  expect(await withMetadata(path, text)).toEqual([]);
});
