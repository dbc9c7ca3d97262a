import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** The `server/` part of an installation, bundled from the sources as they are now. */
export async function freshAssets(): Promise<string> {
  const assets = mkdtempSync(join(tmpdir(), 'slipway-assets-'));
  cpSync(join(root, 'daemon/containers/serving-template'), join(assets, 'server'), { recursive: true });
  cpSync(join(root, 'daemon/serving/python-worker'), join(assets, 'server/python-worker'), {
    recursive: true,
    filter: (file) => !file.includes('__pycache__'),
  });
  await build({
    absWorkingDir: root,
    entryPoints: { server: 'daemon/serving/main.ts', 'inference-worker': 'daemon/serving/inference-worker.ts' },
    outdir: join(assets, 'server'),
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    target: 'node22',
    format: 'esm',
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
    external: ['onnxruntime-node', '@napi-rs/keyring'],
  });
  return assets;
}
