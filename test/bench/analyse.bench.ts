// npm run bench:analyse -- DIR: how long it takes to check the notebooks of a folder, from scratch and after a keystroke, and
// beside ruff on the same files, each on one core.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Checker, createChecker } from '#core/check.ts';
import type { Notebook } from '#core/notebook/model.ts';
import { readNotebook } from '#core/notebook/read.ts';
import type { Project } from '#core/project.ts';
import { listNotebooks } from '../../scripts/corpus/list.ts';
import { peerTool } from './support/peer-tools.ts';

const root = join(import.meta.dirname, '../..');
const [folder, only] = process.argv.slice(2);
if (folder === undefined) {
  console.error('usage: npm run bench:analyse -- DIR; DIR is a folder with notebooks.');
  process.exit(2);
}
if (only === 'alone') console.log(JSON.stringify(await measure(folder)));
else compare(folder);

interface Measured {
  readonly notebooks: number;
  readonly full: readonly number[];
  readonly keystroke: readonly number[];
  readonly seconds: number;
  readonly peakMegabytes: number;
}

async function measure(corpus: string): Promise<Measured> {
  const modules = join(root, 'node_modules');
  const checker = await createChecker({
    runtime: readFileSync(join(modules, 'web-tree-sitter/web-tree-sitter.wasm')),
    python: readFileSync(join(modules, 'tree-sitter-python/tree-sitter-python.wasm')),
  });
  const full: number[] = [];
  const keystroke: number[] = [];
  const listed = listNotebooks(corpus);
  let seconds = 0;
  for (const { path, beside } of listed) {
    const project: Project = { manifest: null, texts: new Map(), paths: [...beside] };
    const text = readFileSync(join(corpus, path), 'utf8');
    const began = performance.now();
    const { ok } = checker.checkNotebook({ text, file: 'n.ipynb', project, modelFolder: new Map() });
    const took = performance.now() - began;
    seconds += took / 1000;
    if (!ok) continue;
    full.push(took);
    const read = readNotebook(text);
    if (read.ok) keystroke.push(...typed(checker, read.value, project));
  }
  return {
    notebooks: listed.length,
    full,
    keystroke,
    seconds,
    peakMegabytes: process.resourceUsage().maxRSS / 1024,
  };
}

/** Milliseconds for each letter of a word typed at the end of the middle code cell, as an editor holds the notebook. */
function typed(checker: Checker, notebook: Notebook, project: Project): number[] {
  const code = notebook.cells.flatMap((cell, index) => (cell.kind === 'code' ? [index] : []));
  const at = code[Math.floor(code.length / 2)];
  if (at === undefined) return [];
  const check = (added: string): number => {
    const cells = notebook.cells.map((cell, index) =>
      index === at ? { ...cell, source: `${cell.source}${added}` } : cell,
    );
    const began = performance.now();
    checker.checkNotebook({ notebook: { ...notebook, cells }, file: 'n.ipynb', project, modelFolder: new Map() });
    return performance.now() - began;
  };
  check('');
  return ['\n', '\nv', '\nva', '\nval', '\nvalu', '\nvalue', '\nvalue ', '\nvalue =', '\nvalue = 1'].map(check);
}

function compare(corpus: string): void {
  const began = performance.now();
  const own = spawnSync(process.execPath, [import.meta.filename, corpus, 'alone'], {
    encoding: 'utf8',
    maxBuffer: 1e9,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const wall = (performance.now() - began) / 1000;
  const measured: Measured = JSON.parse(own.stdout);
  const { full, keystroke, seconds, peakMegabytes, notebooks } = measured;
  console.log(`${notebooks} notebooks, ${full.length} of them read`);
  console.log(`from scratch     p50 ${ms(full, 50)}  p95 ${ms(full, 95)}  p99 ${ms(full, 99)}`);
  console.log(`after a keystroke p50 ${ms(keystroke, 50)}  p95 ${ms(keystroke, 95)}  p99 ${ms(keystroke, 99)}`);
  console.log(
    `a second on one core ${(notebooks / seconds).toFixed(0)}; peak memory ${peakMegabytes.toFixed(0)} MB (keystrokes took ${(wall - seconds).toFixed(0)} s more)`,
  );
  const ruff = timed(
    join(peerTool('ruff'), 'ruff'),
    ['check', '--isolated', '--no-cache', '--exit-zero', '--quiet', '--select', 'E9,F', corpus],
    {
      RAYON_NUM_THREADS: '1',
    },
  );
  console.log(
    `ruff check (E9 and F, one thread)   ${ruff.toFixed(1)} s: ours takes ${(seconds / ruff).toFixed(1)} times as long`,
  );
}

function timed(program: string, args: readonly string[], env: Readonly<Record<string, string>>): number {
  const began = performance.now();
  const { status, stderr } = spawnSync(program, args, {
    encoding: 'utf8',
    env: { ...process.env, ...env },
    maxBuffer: 1e9,
  });
  if (status !== 0) console.log(`${program} ended with ${status}: ${stderr.trim().split('\n').at(-1)}`);
  return (performance.now() - began) / 1000;
}

function ms(times: readonly number[], share: number): string {
  const sorted = [...times].sort((a, b) => a - b);
  const at = sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * share) / 100))] ?? 0;
  return `${at.toFixed(1).padStart(6)} ms`;
}
