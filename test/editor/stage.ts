import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '#test/host/paths.ts';

/** What to test: the checkout's own build, or another one, such as an unpacked VSIX. */
const built = process.env['SLIPWAY_BUILT'] ?? root;
const parts = ['package.json', 'README.md', 'dist', 'syntaxes', 'extension/media', 'docs'];

/**
 * A copy of the built extension, so that a build during the tests cannot pull it from under VS Code. Native modules are
 * found further up, in the checkout's own node_modules.
 */
export function stage(): string {
  if (!existsSync(join(built, 'dist/extension.cjs')))
    throw new Error(`There is no built extension in ${built}. Run "npm run build" first.`);
  const folder = join(root, 'out/editor/extension');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const part of parts)
    if (existsSync(join(built, part))) cpSync(join(built, part), join(folder, part), { recursive: true });
  return folder;
}
