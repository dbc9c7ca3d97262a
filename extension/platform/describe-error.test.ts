import { describe, expect, it } from 'vitest';
import { errorCodes } from '#protocol/rpc/index.ts';
import { describeError } from './describe-error.ts';

const withFields = (message: string, fields: object): Error => Object.assign(new Error(message), fields);

describe('describeError', () => {
  it('reads what the daemon says: message, remedy and details', () => {
    const error = withFields('No container engine answered.', {
      code: errorCodes.missing,
      data: { reason: 'engine-not-found', remedy: 'Start Docker.', details: ['unix:///var/run/docker.sock: refused'] },
    });
    expect(describeError(error)).toEqual({
      message: 'No container engine answered.',
      remedy: 'Start Docker.',
      details: ['unix:///var/run/docker.sock: refused'],
      cancelled: false,
    });
  });

  it('takes a remedy from the error itself', () => {
    expect(describeError(withFields('No key.', { remedy: 'Set one.' })).remedy).toBe('Set one.');
  });

  it.each([
    withFields('stopped', { code: errorCodes.cancelled }),
    withFields('Canceled', { name: 'Canceled' }),
    new DOMException('gone', 'AbortError'),
  ])('knows that cancelling is no failure: %s', (error) => {
    expect(describeError(error).cancelled).toBe(true);
  });

  it('says something of anything thrown', () => {
    expect(describeError('plain').message).toBe('plain');
  });
});
