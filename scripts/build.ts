// Bundles every program into dist/: what the extension ships is what development and the command line run.
import { cp, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build, context } from 'esbuild';
import { dist, programs, root } from './programs.ts';

const watch = process.argv.includes('--watch');
const production = process.argv.includes('--production');

async function copyAssets() {
  await mkdir(join(dist, 'wasm'), { recursive: true });
  await cp(join(root, 'node_modules/web-tree-sitter/web-tree-sitter.wasm'), join(dist, 'wasm/web-tree-sitter.wasm'));
  await cp(
    join(root, 'node_modules/tree-sitter-python/tree-sitter-python.wasm'),
    join(dist, 'wasm/tree-sitter-python.wasm'),
  );
  // Beside the server that images hold: what they install, and its lock.
  await cp(join(root, 'daemon/containers/serving-template'), join(dist, 'server'), { recursive: true });
  for (const [from, to] of [
    ['daemon/python/scripts', 'python'],
    ['daemon/serving/python-worker', 'server/python-worker'],
  ] as const)
    await cp(join(root, from), join(dist, to), { recursive: true, filter: (file) => !file.includes('__pycache__') });
}

await rm(dist, { recursive: true, force: true });
await copyAssets();
const all = programs({ production });
if (watch) for (const options of all) await (await context(options)).watch();
else await Promise.all(all.map((options) => build(options)));
