import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readNotebook } from '#core/notebook/read.ts';
import { largeNotebooks } from './support/large-notebooks.ts';

/**
 * Reads notebooks with 50 MB of outputs, each kind in a process of its own: milliseconds (the best of three) beside the
 * engine's own `JSON.parse`, and how much the process grew at its peak beyond the text itself.
 */
const [, , file, how] = process.argv;
if (file !== undefined) measure(file, how === 'parse');
else {
  console.log('kind of output           MB   read ms  parse ms  read adds MB  parse adds MB');
  const folder = mkdtempSync(join(tmpdir(), 'slipway-bench-'));
  for (const [kind, text] of largeNotebooks) {
    const path = join(folder, 'large.ipynb');
    writeFileSync(path, text());
    const [read = [], parse = []] = ['read', 'parse'].map((way) => run(path, way));
    const cells = [read[0], read[1], parse[1], read[2], parse[2]].map((value) => `${value}`.padStart(10));
    console.log(kind.padEnd(18), cells.join(''));
  }
  rmSync(folder, { recursive: true });
}

function run(path: string, way: string): number[] {
  const output = execFileSync(process.execPath, ['--expose-gc', fileURLToPath(import.meta.url), path, way], {
    encoding: 'utf8',
  });
  return output.trim().split(' ').map(Number);
}

function measure(path: string, plain: boolean): void {
  const text = readFileSync(path, 'utf8');
  globalThis.gc?.();
  const before = process.memoryUsage().rss;
  const times = [0, 1, 2].map(() => {
    const start = performance.now();
    if (plain) JSON.parse(text);
    else if (!readNotebook(text).ok) throw new Error(`${path} was refused.`);
    return performance.now() - start;
  });
  const peak = process.resourceUsage().maxRSS * 1024;
  const grown = Math.max(0, peak - before);
  const megabytes = (size: number) => Math.round(size / 1e6);
  process.stdout.write(`${megabytes(text.length)} ${Math.round(Math.min(...times))} ${megabytes(grown)}`);
}
