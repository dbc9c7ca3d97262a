import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from '#test/host/paths.ts';

// As in the daemon's own bundle: an engine is reached without these.
const leftOut = join(root, 'daemon/containers/engine/left-out.cts');

/** Bundles the suite for the extension host: CommonJS, with VS Code's own API, mocha and the model's stand-in left outside. */
export async function bundleTests(): Promise<string> {
  const outfile = join(root, 'out/editor/tests.cjs');
  await build({
    absWorkingDir: root,
    entryPoints: ['test/editor/index.ts'],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node22',
    sourcemap: 'inline',
    alias: { ssh2: leftOut, '@grpc/grpc-js': leftOut, '@grpc/proto-loader': leftOut },
    external: ['vscode', 'mocha', '@copilotkit/aimock', '@napi-rs/keyring'],
    logLevel: 'warning',
  });
  return outfile;
}
