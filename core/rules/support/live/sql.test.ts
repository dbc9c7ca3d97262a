import { expect, it } from 'vitest';
import { asksForRows, isLasting } from './sql.ts';

it.each([
  ['select * from t', true],
  ['orders', true],
  ['select version()', false],
  ['select 1 -- from nowhere', false],
  ['show tables', false],
  ['create table a as select * from b', false],
  ['select * from information_schema.columns', false],
  ['select count(*) from t', false],
  ['select shop, count(*) from t group by shop', true],
  ['select * from t limit 5', false],
  ['select * from t limit 50000', true],
])('%j asks for rows: %s', (sql, expected) => {
  expect(asksForRows(sql)).toBe(expected);
});

it.each([
  ["select * from t where day between '2024-01-01' and '2024-02-01'", true],
  ["select * from t where day < date '2024-02-01'", true],
  ["select * from t where ds = '20240201'", true],
  ['select * from t where extract(year from day) = 2023', true],
  ['select * from t where created_at < %(end)s', true],
  ["select * from t where day <= '{end}'", true],
  ['select * from `p.d.events_20240201`', true],
  ['select * from t version as of 12', true],
  ["select * from t for system_time as of timestamp '2024-01-01'", true],
  ["select * from t where day >= '2024-01-01'", false],
  ["select * from t where day > '{start}'", false],
  ['select * from t where price < %(most)s', false],
  ["select * from t where name = 'Maria'", false],
])('%j gives the same rows tomorrow: %s', (sql, expected) => {
  expect(isLasting(sql)).toBe(expected);
});
