import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { BatchOutcome } from '#daemon/serving/inference/model-worker.ts';
import { WorkerPool } from '#daemon/serving/inference/pool.ts';
import { InferenceWorker } from '#daemon/serving/inference/worker.ts';
import './support/clean.ts';
import { modelFolder } from './support/model-folder.ts';
import { until } from './support/until.ts';

async function openPool(workers: number) {
  const bytes = readFileSync(join(modelFolder('picky'), 'model.onnx'));
  const onnx = new SharedArrayBuffer(bytes.length);
  new Uint8Array(onnx).set(bytes);
  const seen = { crashes: 0, hopeless: 0 };
  const pool = new WorkerPool({
    create: () => new InferenceWorker({ onnx, outputs: ['value'] }),
    workers,
    batchTimeout: 30_000,
    onFree: () => {},
    onCrash: () => {
      seen.crashes++;
    },
    onHopeless: () => {
      seen.hopeless++;
    },
  });
  await pool.open();
  onTestFinished(() => pool.close());
  return { pool, seen };
}

function run(pool: WorkerPool, id: number, index: bigint, then: () => void = () => {}): Promise<BatchOutcome> {
  return new Promise((resolve, reject) => {
    const worker = pool.free();
    if (!worker) {
      reject(new Error('No worker is free.'));
      return;
    }
    const inputs = [{ name: 'index', type: 'int64', values: BigInt64Array.of(index) }];
    pool.run(worker, { id, rows: 1, inputs }, resolve);
    then();
  });
}

describe('a pool of inference threads', () => {
  it('replaces a thread that ends, whose batch alone is lost', async () => {
    const { pool, seen } = await openPool(1);
    const victim = pool.free();
    const lost = await run(pool, 1, 2n, () => void victim?.stop());
    expect(lost).toEqual({ kind: 'lost' });
    await until('there is a new thread', () => pool.free() !== null);
    expect(seen).toEqual({ crashes: 1, hopeless: 0 });
    const outcome = await run(pool, 2, 2n);
    expect(outcome).toMatchObject({ kind: 'answered', outputs: [{ values: Float32Array.of(12), trailing: [1] }] });
  });

  it('outlives rows the model refuses', async () => {
    const { pool } = await openPool(1);
    expect(await run(pool, 1, 99n)).toMatchObject({ kind: 'failed', message: expect.stringMatching(/out of/) });
    expect(await run(pool, 2, 0n)).toMatchObject({ kind: 'answered' });
  });

  it('gives up when threads end one after the other with nothing answered', async () => {
    const { pool, seen } = await openPool(1);
    for (let crash = 1; crash <= 5; crash++) {
      await until('there is a thread', () => pool.free() !== null);
      await pool.free()?.stop();
    }
    await until('it is hopeless', () => seen.hopeless === 1);
    expect(pool.free()).toBeNull();
  });

  it('rejects a model that cannot be loaded', async () => {
    const pool = new WorkerPool({
      create: () => new InferenceWorker({ onnx: new SharedArrayBuffer(16), outputs: [] }),
      workers: 2,
      batchTimeout: 1000,
      onFree: () => {},
      onCrash: () => {},
      onHopeless: () => {},
    });
    await expect(pool.open()).rejects.toThrow(/protobuf|model/i);
    await pool.close();
  });
});
