import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAlarm } from './alarm.ts';

describe('alarm expressions', () => {
  it.each([
    [
      'drift(bill_length_mm) > 0.1 over 200 requests',
      'drift',
      'bill_length_mm',
      '>',
      0.1,
      { kind: 'requests', count: 200 },
    ],
    ['drift("bill length (mm)")>=.5 over 1 requests', null, null, null, null, null],
    [
      'drift("bill length (mm)")>=0.5 over 1 requests',
      'drift',
      'bill length (mm)',
      '>=',
      0.5,
      { kind: 'requests', count: 1 },
    ],
    ['p99(latency) > 200ms over 5m', 'p99', null, '>', 200, { kind: 'time', seconds: 300 }],
    ['p50(latency) > 1.5 s over 1.5h', 'p50', null, '>', 1500, { kind: 'time', seconds: 5400 }],
    ['success_rate < 99% over 10m', 'success_rate', null, '<', 0.99, { kind: 'time', seconds: 600 }],
    ['error_rate <= 0.05 over 1d', 'error_rate', null, '<=', 0.05, { kind: 'time', seconds: 86_400 }],
    ['  missing(größe)   >   5 %   over 50 requests ', 'missing', 'größe', '>', 0.05, { kind: 'requests', count: 50 }],
  ])('%s', (text, metric, column, operator, threshold, window) => {
    const outcome = parseAlarm(text);
    if (metric === null) expect(outcome.ok).toBe(false);
    else expect(outcome).toEqual({ ok: true, value: { metric, column, operator, threshold, window } });
  });

  it.each([
    ['', 0, 0, 'A metric is missing at the end.'],
    ['dirft(x) > 1 over 5m', 0, 5, 'dirft is not a metric.'],
    ['drift > 1 over 5m', 6, 7, 'drift needs a column, as in drift(age).'],
    ['drift(a b) > 1 over 5m', 8, 9, 'A closing parenthesis is expected.'],
    ['p99(age) > 1ms over 5m', 4, 7, '"latency" is expected, not age.'],
    ['p99(latency) > 200 over 5m', 19, 23, 'A latency needs its unit: ms or s.'],
    ['success_rate(x) < 1 over 5m', 12, 13, 'success_rate takes nothing in parentheses.'],
    ['success_rate < 101% over 5m', 15, 18, '101% is more than everything; a share is 0% to 100%.'],
    ['success_rate = 1 over 5m', 13, 14, 'A comparison is expected: >, >=, < or <=.'],
    ['drift(x) > 1', 12, 12, '"over" and a window is missing at the end.'],
    ['drift(x) > 1 over 5', 19, 19, 'The unit of the window is missing at the end.'],
    ['drift(x) > 1 over 5 apples', 20, 26, 'The unit of the window is expected, not apples.'],
    ['drift(x) > 1 over 0 requests', 18, 19, 'A window of nothing never ends.'],
    ['drift(x) > 1 over 5m and more', 21, 24, 'Nothing may follow the window, and and does.'],
  ])('%s is refused at %i to %i', (text, start, end, reason) => {
    const outcome = parseAlarm(text);
    expect(outcome).toMatchObject({ ok: false, error: { start, end, reason } });
  });

  it('takes any text without throwing, and places what is wrong within it', () => {
    const words = fc.constantFrom(
      'drift',
      '(',
      'x',
      ')',
      '>',
      '0.1',
      ' over ',
      '5',
      'm',
      '%',
      'requests',
      'p99',
      '"',
      '🐧',
      ' ',
    );
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(words).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const outcome = parseAlarm(text);
        if (outcome.ok) return;
        expect(outcome.error.start).toBeGreaterThanOrEqual(0);
        expect(outcome.error.end).toBeLessThanOrEqual(text.length);
        expect(outcome.error.start).toBeLessThanOrEqual(outcome.error.end);
      }),
    );
  });
});
