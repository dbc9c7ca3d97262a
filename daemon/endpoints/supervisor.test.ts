import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { pauseBefore, usualBackoff } from './backoff.ts';
import { hashOf, newKey } from './key.ts';
import { Supervisor } from './supervisor.ts';

const backoff = { first: 1, longest: 4, most: 3, healthyAfter: 60_000 };

/** A supervised "server" that is the given JavaScript. */
function supervise(script: string) {
  const folder = mkdtempSync(join(tmpdir(), 'slipway-supervisor-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(join(folder, 'slipway'));
  writeFileSync(join(folder, 'model.onnx'), 'model');
  const digest = createHash('sha256').update('model').digest('hex');
  const proof = { proven: true, tolerance: { absolute: 0, relative: 0 }, comparisons: [], model: digest, lock: '' };
  writeFileSync(join(folder, 'slipway/proof.json'), JSON.stringify(proof));
  writeFileSync(join(folder, 'server.mjs'), script);
  const states: string[] = [];
  const kept = {
    id: 'm',
    folder,
    digest,
    port: 1234,
    keyHash: null,
    window: 200,
    falseAlarmRate: 0.01,
    interpreter: null,
  };
  const supervisor: Supervisor = new Supervisor(kept, {
    program: { node: { path: process.execPath, env: {} }, file: join(folder, 'server.mjs') },
    stateFolder: join(folder, 'state'),
    pythonOf: () => Promise.reject(new Error('No Python is needed.')),
    backoff,
    onChange: () => states.push(supervisor.endpoint.state),
    onPort: () => {},
  });
  return { supervisor, states, folder };
}

const announce = `process.stdout.write(JSON.stringify({ event: 'ready', url: 'http://127.0.0.1:' + process.env.PORT }) + '\\n');`;

describe('a supervisor', () => {
  it('gives a server up that keeps ending, with the end of its log', async () => {
    const { supervisor, states } = supervise(
      `${announce} console.error('out of luck'); setTimeout(() => process.exit(7), 20);`,
    );
    await supervisor.start(new AbortController().signal);
    await expect.poll(() => supervisor.endpoint.state, { timeout: 15_000 }).toBe('failed');
    expect(supervisor.endpoint.message).toMatch(/Given up after 3 restarts in a row.*exit code 7.*\nout of luck$/s);
    expect(supervisor.endpoint).toMatchObject({ restarts: 3, pid: null });
    expect(states.filter((state) => state === 'restarting')).toHaveLength(3);
  });

  it('does not start a model that was replaced in the meantime', async () => {
    const { supervisor, folder } = supervise(announce);
    writeFileSync(join(folder, 'model.onnx'), 'another');
    const digest = createHash('sha256').update('another').digest('hex');
    const proof = { proven: true, tolerance: { absolute: 0, relative: 0 }, comparisons: [], model: digest, lock: '' };
    writeFileSync(join(folder, 'slipway/proof.json'), JSON.stringify(proof));
    await expect(supervisor.start(new AbortController().signal)).rejects.toMatchObject({
      data: { reason: 'model-replaced' },
    });
  });

  it('leaves nothing when the first start is cancelled', async () => {
    const { supervisor } = supervise('setInterval(() => {}, 1000);');
    const cancel = new AbortController();
    const started = supervisor.start(cancel.signal);
    setTimeout(() => cancel.abort(), 300);
    await expect(started).rejects.toMatchObject({ data: { reason: 'cancelled' } });
    expect(supervisor.endpoint.pid).toBeNull();
  });
});

describe('pauses between restarts', () => {
  it('double up to the longest', () => {
    expect([1, 2, 3, 8, 20].map((number) => pauseBefore(number, usualBackoff))).toEqual([
      250, 500, 1000, 30_000, 30_000,
    ]);
  });
});

describe('a key', () => {
  it('has 256 random bits and is kept as its hash', () => {
    const key = newKey();
    expect(key).toMatch(/^slw_[\w-]{43}$/);
    expect(newKey()).not.toBe(key);
    expect(hashOf('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });
});
