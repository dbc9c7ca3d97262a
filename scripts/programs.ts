import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BuildOptions } from 'esbuild';
import { commonJsChunks } from './commonjs-chunks.ts';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
export const dist = join(root, 'dist');

const shared = {
  absWorkingDir: root,
  bundle: true,
  legalComments: 'none',
  logLevel: 'warning',
  target: 'node22',
  platform: 'node',
} satisfies BuildOptions;

// ESM bundles still contain CommonJS packages that call require().
const banner = {
  js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
};
const native = ['onnxruntime-node', '@napi-rs/keyring', 'vscode', 'bufferutil', 'utf-8-validate'];
const leftOut = join(root, 'daemon/containers/engine/left-out.cts');

/** The extension: one small file that registers, and beside it what is loaded by first use. */
export const extension = ({
  production,
}: {
  production: boolean;
}): BuildOptions & { metafile: true; write: false } => ({
  ...shared,
  minify: production,
  entryPoints: { extension: 'extension/main.ts' },
  outdir: dist,
  format: 'esm',
  splitting: true,
  metafile: true,
  write: false,
  chunkNames: 'extension/[name]-[hash]',
  outExtension: { '.js': '.cjs' },
  sourcemap: production ? false : 'inline',
  external: native,
  plugins: [commonJsChunks({ minify: production, sourcemap: !production })],
});

/** Everything in dist/. */
export function programs({ production }: { production: boolean }): BuildOptions[] {
  const common = { ...shared, minify: production, sourcemap: production ? false : 'linked' } satisfies BuildOptions;
  return [
    extension({ production }),
    {
      ...common,
      entryPoints: { 'language-server': 'language-server/main.ts' },
      outdir: dist,
      format: 'esm',
      outExtension: { '.js': '.mjs' },
      banner,
      external: native,
    },
    {
      ...common,
      entryPoints: { daemon: 'daemon/main.ts', cli: 'cli/main.ts', slipway: 'cli/launch.ts' },
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
      ...common,
      entryPoints: { server: 'daemon/serving/main.ts', 'inference-worker': 'daemon/serving/inference-worker.ts' },
      outdir: join(dist, 'server'),
      format: 'esm',
      outExtension: { '.js': '.mjs' },
      banner,
      external: native,
    },
    {
      ...common,
      entryPoints: { drift: 'webview/drift/main.ts', 'try-it': 'webview/try-it/main.ts' },
      outdir: join(dist, 'webview'),
      format: 'iife',
      platform: 'browser',
      target: 'es2022',
      loader: { '.css': 'css' },
    },
  ];
}
