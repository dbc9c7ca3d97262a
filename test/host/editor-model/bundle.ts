import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from '#test/host/paths.ts';

/** Bundles the stand-in as an extension, and returns its folder. */
export async function bundleEditorModel(): Promise<string> {
  const folder = join(root, 'out/editor/model');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  cpSync(join(root, 'test/host/editor-model/manifest.json'), join(folder, 'package.json'));
  await build({
    absWorkingDir: root,
    entryPoints: ['test/host/editor-model/main.ts'],
    outfile: join(folder, 'main.cjs'),
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node22',
    external: ['vscode'],
    logLevel: 'warning',
  });
  return folder;
}
