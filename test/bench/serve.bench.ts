// How much of what the machine can do the model server keeps: one run, same machine, same rows.
//   node scripts/with-node.mjs test/bench/serve.bench.ts [SECONDS]
// Prints requests a second and latencies of the server as users have it (key, validation, log, profile), without its log,
// of a bare node:http echo, and of the model in a loop in one process. Ratios hold across machines; figures do not.
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { mixedBody, mixedRows, modelFolder, newFolder, removeFolders } from '../serving/support/model-folder.ts';
import { sha256 } from '../serving/support/text.ts';
import { type LoadResult, load, post } from './support/load.ts';

const seconds = Number(process.argv[2] ?? 4);
const root = join(import.meta.dirname, '..', '..');
const folder = modelFolder('mixed');
const state = newFolder('bench');
const key = 'slw_bench';

function start(file: string, environment: Record<string, string>): Promise<{ url: string; child: ChildProcess }> {
  const child = spawn(process.execPath, [join(root, file)], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { PATH: process.env['PATH'], NODE_NO_WARNINGS: '1', ...environment },
  });
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`${file} ended with ${code} before it was ready.`)));
    createInterface(child.stdout).once('line', (line) => {
      const ready: unknown = JSON.parse(line);
      if (typeof ready === 'object' && ready !== null && 'url' in ready && typeof ready.url === 'string')
        resolve({ url: ready.url, child });
    });
  });
}

/** Single rows through the model in this process, a second. */
async function inProcess(): Promise<number> {
  const session = await InferenceSession.create(readFileSync(join(folder, 'model.onnx')), { intraOpNumThreads: 1 });
  const [row] = mixedRows(1, 1);
  if (!row) throw new Error('There is no row.');
  const feeds = {
    age: new Tensor('float32', Float32Array.of(row.age ?? Number.NaN), [1, 1]),
    sex: new Tensor('string', [row.sex], [1, 1]),
    visits: new Tensor('int64', BigInt64Array.of(BigInt(row.visits)), [1, 1]),
    member: new Tensor('bool', Uint8Array.of(row.member ? 1 : 0), [1, 1]),
  };
  const until = performance.now() + seconds * 1000;
  let runs = 0;
  for (; performance.now() < until; runs++) await session.run(feeds);
  return runs / seconds;
}

const common = {
  SLIPWAY_MODEL_FOLDER: folder,
  SLIPWAY_MODEL_NAME: 'm',
  PORT: '0',
  SLIPWAY_API_KEYS_SHA256: sha256(key),
};
const programs = [
  { name: 'node:http echo', file: 'test/bench/support/echo.ts', environment: {} },
  { name: 'slipway, no log', file: 'daemon/serving/main.ts', environment: common },
  { name: 'slipway', file: 'daemon/serving/main.ts', environment: { ...common, SLIPWAY_STATE_FOLDER: state } },
] as const;

const loop = await inProcess();
console.log(`in process, one row a run: ${Math.round(loop)} runs/s\n`);
console.log('rows  connections  program           requests/s  of echo   rows/s      p50 ms   p99 ms  errors');
for (const rows of [1, 32]) {
  const request = post('/v2/models/m/infer', mixedBody(mixedRows(rows, 2)), { 'x-api-key': key });
  for (const connections of [1, 32]) {
    let echo: LoadResult | null = null;
    for (const { name, file, environment } of programs) {
      const { url, child } = await start(file, environment);
      child.removeAllListeners('exit');
      const result = await load(url, connections, seconds, request);
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
      echo ??= result;
      const share = `${Math.round((100 * result.perSecond) / echo.perSecond)} %`;
      const cells = [
        `${rows}`.padStart(4),
        `${connections}`.padStart(12),
        `  ${name.padEnd(16)}`,
        `${Math.round(result.perSecond)}`.padStart(11),
        share.padStart(8),
        `${Math.round(result.perSecond * rows)}`.padStart(9),
        result.p50.toFixed(2).padStart(11),
        result.p99.toFixed(2).padStart(8),
        `${result.errors}`.padStart(7),
      ];
      console.log(cells.join(' '));
    }
  }
}
removeFolders();
