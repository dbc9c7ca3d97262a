import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { startDaemon } from './start.ts';

it('leaves the key of keys out of the daemon’s environment', async () => {
  vi.stubEnv('SLIPWAY_MODEL_KEY', 'secret');
  vi.stubEnv('SLIPWAY_OTHER', 'kept');
  const runtime = mkdtempSync(join(tmpdir(), 'slipway-start-'));
  const entry = join(runtime, 'entry.mjs');
  writeFileSync(entry, 'console.log(process.env.SLIPWAY_MODEL_KEY, process.env.SLIPWAY_OTHER)');
  const started = await startDaemon(runtime, { entry, node: process.execPath });
  await vi.waitFor(() => expect(started.ended()).not.toBeNull(), 10_000);
  expect(started.output().tail).toEqual(['undefined kept']);
});
