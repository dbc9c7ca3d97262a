import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from '#test/host/paths.ts';

/** Extensions that stand in for what cannot be had in the test host: a folder here each, with its `manifest.json`. */
export type StandIn = 'editor-model' | 'python-extension';

/** Bundles a stand-in as an extension, and returns its folder. */
export async function bundleStandIn(name: StandIn): Promise<string> {
  const folder = join(root, 'out/editor', name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  cpSync(join(root, 'test/host', name, 'manifest.json'), join(folder, 'package.json'));
  await build({
    absWorkingDir: root,
    entryPoints: [`test/host/${name}/main.ts`],
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
