import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

let cache: string;
let holders: typeof import('./holders.ts');

beforeEach(async () => {
  cache = mkdtempSync(join(tmpdir(), 'slipway-holders-'));
  vi.stubEnv('SLIPWAY_TEST_CACHE', cache);
  vi.resetModules();
  holders = await import('./holders.ts');
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(cache, { recursive: true });
});

describe.runIf(process.platform === 'linux')('who holds the engine', () => {
  it('is counted, the keeper too', async () => {
    await holders.exclusively(async () => {
      const one = holders.hold();
      const two = holders.hold();
      holders.hold(holders.keeper);
      expect(holders.release(one)).toHaveLength(2);
      expect(holders.release(two)).toEqual([holders.keeper]);
      expect(holders.release(holders.keeper)).toEqual([]);
    });
  });

  it('does not count a process that is gone, nor another with its id', async () => {
    await holders.exclusively(async () => {
      writeFileSync(join(cache, 'engine/holders/4194305-x'), '1');
      writeFileSync(join(cache, `engine/holders/${process.pid}-y`), 'started at another time');
      expect(holders.holders()).toEqual([]);
    });
  });

  it('lets one in at a time', async () => {
    const order: string[] = [];
    const slow = holders.exclusively(async () => {
      order.push('in');
      await new Promise((resolve) => setTimeout(resolve, 20));
      order.push('out');
    });
    await holders.exclusively(async () => void order.push('next'));
    await slow;
    expect(order).toEqual(['in', 'out', 'next']);
  });

  it('takes the lock of a dead process', async () => {
    await holders.exclusively(async () => {});
    writeFileSync(join(cache, 'engine/lock'), '4194305');
    expect(await holders.exclusively(async () => 'in')).toBe('in');
    expect(existsSync(join(cache, 'engine/lock'))).toBe(false);
  });
});
