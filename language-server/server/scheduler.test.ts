import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createScheduler } from './scheduler.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('runs only the latest of one key, after its delay', async () => {
  const done: string[] = [];
  const scheduler = createScheduler(() => {});
  scheduler.schedule('a', 50, async () => void done.push('first'));
  await vi.advanceTimersByTimeAsync(40);
  scheduler.schedule('a', 50, async () => void done.push('second'));
  scheduler.schedule('b', 10, async () => void done.push('other'));
  await vi.advanceTimersByTimeAsync(40);
  expect(done).toEqual(['other']);
  await vi.advanceTimersByTimeAsync(10);
  expect(done).toEqual(['other', 'second']);
});

it('does what waits at once when asked to, after what runs', async () => {
  const done: string[] = [];
  const scheduler = createScheduler(() => {});
  const gate = Promise.withResolvers<void>();
  scheduler.schedule('a', 0, async () => {
    await gate.promise;
    done.push('slow');
  });
  await vi.advanceTimersByTimeAsync(0);
  scheduler.schedule('a', 1000, async () => void done.push('next'));
  const flushed = scheduler.flush('a');
  await vi.advanceTimersByTimeAsync(0);
  expect(done).toEqual([]);
  gate.resolve();
  await flushed;
  expect(done).toEqual(['slow', 'next']);
});

it('goes on after work that throws, and says so', async () => {
  const errors: unknown[] = [];
  const scheduler = createScheduler((key, error) => errors.push([key, String(error)]));
  scheduler.schedule('a', 0, () => Promise.reject(new Error('no')));
  await scheduler.flush('a');
  let ran = false;
  scheduler.schedule('a', 0, async () => {
    ran = true;
  });
  await scheduler.flush('a');
  expect([errors, ran]).toEqual([[['a', 'Error: no']], true]);
});

it('forgets what was cancelled', async () => {
  const scheduler = createScheduler(() => {});
  let ran = false;
  scheduler.schedule('a', 5, async () => {
    ran = true;
  });
  scheduler.cancel('a');
  await scheduler.flush('a');
  scheduler.schedule('b', 5, async () => {
    ran = true;
  });
  scheduler.dispose();
  await vi.advanceTimersByTimeAsync(10);
  expect(ran).toBe(false);
});
