import { describe, expect, it } from 'vitest';
import { numbersHaveASource } from './numbers.ts';

const check = (text: string) =>
  numbersHaveASource('accuracy 0.9738, 344 rows, tolerance 1e-5').check(text, new AbortController().signal);

describe('numbers have a source', () => {
  it.each([
    'accuracy 0.9738',
    'accuracy 0.97',
    'accuracy 97.4%',
    'accuracy 97%',
    '344 rows',
    'the 3 species',
    'within 1e-5',
    'python 3.11.7 on 2026-01-05',
    'the 2nd of 3 steps',
    'a digest 9f86d081884c7d65',
    'utf-8 and 3D',
  ])('accepts %s', async (text) => {
    expect(await check(text)).toEqual([]);
  });

  it.each([
    ['accuracy 0.98', '0.98'],
    ['accuracy 99%', '99%'],
    ['345 rows', '345'],
    ['a million, 1000000, users', '1000000'],
    ['a million, 1,000,000, users', '1,000,000'],
    ['99 % of them', '99 %'],
    ['12k users', '12k'],
    ['p99 of 12ms', '12ms'],
    ['answers in 3 ms', '3 ms'],
    ['5x fewer errors', '5x'],
    ['takes 40GB', '40GB'],
  ])('refuses %s', async (text, found) => {
    expect(await check(text)).toEqual([`${found} stands in no fact.`]);
  });
});
