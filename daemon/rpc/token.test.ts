import { expect, it } from 'vitest';
import { authorized, newToken } from './token.ts';

it('makes 256 bits, never twice', () => {
  const tokens = Array.from({ length: 100 }, newToken);
  expect(new Set(tokens).size).toBe(100);
  for (const token of tokens) expect(token).toMatch(/^[0-9a-f]{64}$/);
});

it('lets in the whole token and nothing else', () => {
  const token = newToken();
  expect(authorized(`Bearer ${token}`, token)).toBe(true);
  for (const header of [
    undefined,
    '',
    'Bearer ',
    token,
    `bearer ${token}`,
    `Bearer ${token} `,
    `Bearer ${newToken()}`,
  ]) {
    expect(authorized(header, token)).toBe(false);
  }
});
