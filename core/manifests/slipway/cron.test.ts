import { describe, expect, it } from 'vitest';
import { cronError } from './cron.ts';

describe('schedules', () => {
  it.each(['0 3 * * 1', '*/15 * * * *', '0 0 1,15 jan-mar mon', '59 23 31 12 7', '0-30/5 8-18 * * 1-5'])(
    '%s',
    (text) => {
      expect(cronError(text)).toBeNull();
    },
  );

  it.each([
    ['daily', 0, 5, 'A schedule has five fields (minute hour day month weekday); this has 1.'],
    ['60 * * * *', 0, 2, 'A minute is 0 to 59, not 60.'],
    ['0 3 * * 8', 8, 9, 'A day of the week is 0 to 7, not 8.'],
    ['0 18-8 * * *', 2, 6, 'The range 18-8 runs backwards.'],
    ['*/0 * * * *', 0, 3, 'A step of 0 in */0 never comes.'],
    ['0 3 , * *', 4, 5, 'Nothing is not a day of the month.'],
    ['0 3 * foo *', 6, 9, 'A month is 1 to 12, not foo.'],
  ])('%s is refused', (text, start, end, reason) => {
    expect(cronError(text)).toEqual({ reason, start, end });
  });
});
