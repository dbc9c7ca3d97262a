// Bundles every program into dist/: what the extension ships is what development and the command line run.
import { cp, mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build, context } from 'esbuild';
import { commonJsChunks } from './commonjs-chunks.ts';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, 'dist');
const watch = process.argv.includes('--watch');
const production = process.argv.includes('--production');

const shared: BuildOptions = {
  absWorkingDir: root,
  bundle: true,
  minify: production,
  sourcemap: production ? false : 'linked',
  legalComments: 'none',
  logLevel: 'warning',
  target: 'node22',
  platform: 'node',
};

// ESM bundles still contain CommonJS packages that call require().
const banner = {
  js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
};
const native = ['onnxruntime-node', 'vscode', 'bufferutil', 'utf-8-validate'];
const leftOut = join(root, 'daemon/containers/engine/left-out.cts');

const programs: BuildOptions[] = [
  {
    ...shared,
    entryPoints: { extension: 'extension/main.ts' },
    outdir: dist,
    format: 'esm',
    splitting: true,
    write: false,
    chunkNames: 'extension/[name]-[hash]',
    outExtension: { '.js': '.cjs' },
    sourcemap: production ? false : 'inline',
    external: native,
    plugins: [commonJsChunks({ minify: production, sourcemap: !production })],
  },
  {
    ...shared,
    entryPoints: { 'language-server': 'language-server/main.ts' },
    outdir: dist,
    format: 'esm',
    outExtension: { '.js': '.mjs' },
    banner,
    external: native,
  },
  {
    ...shared,
    entryPoints: { daemon: 'daemon/main.ts', cli: 'cli/main.ts' },
    alias: { ssh2: leftOut, '@grpc/grpc-js': leftOut, '@grpc/proto-loader': leftOut },
    outdir: dist,
    format: 'esm',
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    outExtension: { '.js': '.mjs' },
    banner,
    external: native,
  },
  {
    ...shared,
    entryPoints: { server: 'daemon/serving/main.ts', 'inference-worker': 'daemon/serving/inference-worker.ts' },
    outdir: join(dist, 'server'),
    format: 'esm',
    outExtension: { '.js': '.mjs' },
    banner,
    external: native,
  },
  {
    ...shared,
    entryPoints: { drift: 'webview/drift/main.ts', 'try-it': 'webview/try-it/main.ts' },
    outdir: join(dist, 'webview'),
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    loader: { '.css': 'css' },
  },
];

async function copyAssets() {
  await mkdir(join(dist, 'wasm'), { recursive: true });
  await cp(join(root, 'node_modules/web-tree-sitter/web-tree-sitter.wasm'), join(dist, 'wasm/web-tree-sitter.wasm'));
  await cp(
    join(root, 'node_modules/tree-sitter-python/tree-sitter-python.wasm'),
    join(dist, 'wasm/tree-sitter-python.wasm'),
  );
  // Beside the server that images hold: what they install, and its lock.
  await cp(join(root, 'daemon/containers/serving-template'), join(dist, 'server'), { recursive: true });
  await cp(join(root, 'daemon/python/scripts'), join(dist, 'python'), {
    recursive: true,
    filter: (file) => !file.includes('__pycache__'),
  });
}

await rm(dist, { recursive: true, force: true });
await copyAssets();
if (watch) for (const options of programs) await (await context(options)).watch();
else await Promise.all(programs.map((options) => build(options)));
