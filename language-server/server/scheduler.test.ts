import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createScheduler, longestWait } from './scheduler.ts';

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

it('delays nothing for what would wait longer, and does the newer work', async () => {
  const done: string[] = [];
  const scheduler = createScheduler(() => {});
  scheduler.schedule('a', 100, async () => void done.push('own'));
  await vi.advanceTimersByTimeAsync(50);
  scheduler.schedule('a', 300, async () => void done.push('others'));
  await vi.advanceTimersByTimeAsync(50);
  expect(done).toEqual(['others']);
});

it('waits only so long for rest', async () => {
  const done: number[] = [];
  const scheduler = createScheduler(() => {});
  for (let time = 0; time <= 2 * longestWait; time += 50) {
    scheduler.schedule('a', 100, async () => void done.push(time));
    await vi.advanceTimersByTimeAsync(50);
  }
  expect(done).toEqual([longestWait - 50, 2 * longestWait - 50]);
  scheduler.dispose();
});

it('waits a delay that is longer than that once, and not again', async () => {
  const scheduler = createScheduler(() => {});
  let ran = 0;
  for (let time = 0; time <= 2 * longestWait; time += 50) {
    scheduler.schedule('a', 2 * longestWait, async () => void ran++);
    await vi.advanceTimersByTimeAsync(50);
  }
  expect(ran).toBe(1);
});

it('makes no queue of what is due while the last still runs', async () => {
  const done: string[] = [];
  const scheduler = createScheduler(() => {});
  const gate = Promise.withResolvers<void>();
  scheduler.schedule('a', 0, async () => {
    await gate.promise;
    done.push('slow');
  });
  for (const name of ['first', 'second', 'third']) {
    await vi.advanceTimersByTimeAsync(longestWait);
    scheduler.schedule('a', 10, async () => void done.push(name));
  }
  await vi.advanceTimersByTimeAsync(longestWait);
  gate.resolve();
  await vi.advanceTimersByTimeAsync(longestWait);
  expect(done).toEqual(['slow', 'third']);
});
