import { describe, expect, it } from 'vitest';
import { success } from '#core/result.ts';
import { guarded } from './guarded.ts';

describe('guarded', () => {
  it('gives what the check came to', () => {
    expect(guarded(() => success(3))).toEqual({ ok: true, value: 3 });
  });

  it('refuses the file that a check throws on, with what was thrown', () => {
    const outcome = guarded(() => {
      throw new RangeError('Maximum call stack size exceeded');
    });
    expect(outcome).toEqual({ ok: false, reason: expect.stringContaining('RangeError: Maximum call stack size') });
  });
});
