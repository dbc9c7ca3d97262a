import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from '#test/host/paths.ts';

/** Packs the VSIX of this machine as `npm run package` does, in the given file. Builds dist/ anew for production. */
export function packVsix(file: string): void {
  const made = spawnSync(process.execPath, [join(root, 'scripts/package.ts'), '--out', file], { encoding: 'utf8' });
  if (made.status !== 0) throw new Error(`The VSIX was not made.\n${made.stdout}\n${made.stderr}`);
}
