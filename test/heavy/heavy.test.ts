import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DaemonClient } from '#client/index.ts';
import { root } from '#test/spine/support/rig.ts';
import { type Figures, shippedDaemon, tableOf, toEndpoint } from './support.ts';

let client: DaemonClient;
let stop: () => Promise<void>;
const found: Figures[] = [];
beforeAll(async () => {
  ({ client, stop } = await shippedDaemon());
});
afterAll(async () => {
  await stop();
  const table = tableOf(found);
  await mkdir(join(root, 'test-results'), { recursive: true });
  await writeFile(join(root, 'test-results', 'heavy.md'), table);
  console.log(table);
});

const cases: readonly (readonly [script: string, runtime: 'onnx' | 'python'])[] = [
  ['separate/heavy/torch-loop.py', 'onnx'],
  ['heavy/notebooks/torch-convolution.py', 'onnx'],
  ['separate/heavy/keras-dense.py', 'onnx'],
  ['heavy/notebooks/keras-dict.py', 'onnx'],
  ['heavy/notebooks/xgb-grid.py', 'onnx'],
  ['separate/heavy/xgb-train.py', 'onnx'],
  ['separate/heavy/lgb-train.py', 'onnx'],
];

describe('notebooks of large libraries', () => {
  it.each(cases)('takes %s to an endpoint that answers as it did', { timeout: 1_200_000 }, async (script, runtime) => {
    const figures = await toEndpoint(client, join(root, 'test', script));
    found.push(figures);
    expect(figures.rows).toBeGreaterThan(0);
    expect(figures.agreeing).toBe(figures.rows);
    expect({ runtime: figures.withoutGraph === null ? 'onnx' : 'python', why: figures.withoutGraph }).toEqual({
      runtime,
      why: runtime === 'onnx' ? null : expect.any(String),
    });
  });
});
