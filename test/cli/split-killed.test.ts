// `slipway split`, killed between its files: what is there is whole, and the next time goes on from it.
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, statSync, watch } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { copyOfSample, root, slipway } from './cli.ts';

const split = (cwd: string) => slipway(['split', 'mass.ipynb', '--yes'], { cwd });

/** Texts of the files that splitting writes, by path. */
const textsIn = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(?:py|md)$|generated\.json$/.test(name) && statSync(join(folder, name)).isFile())
      .map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
  );

it('is the same in the end, wherever it was killed', async () => {
  const [whole, killed] = [copyOfSample('penguins-mass'), copyOfSample('penguins-mass')];
  try {
    await split(whole.folder);
    const wanted = textsIn(whole.folder);
    const child = spawn(process.execPath, [join(root, 'dist/slipway.mjs'), 'split', 'mass.ipynb', '--yes'], {
      cwd: killed.folder,
      stdio: 'ignore',
    });
    // The first it writes is the first file, in part or whole.
    const watcher = watch(killed.folder, () => child.kill('SIGKILL'));
    const signal = await new Promise((resolve) => child.once('close', (_, by) => resolve(by)));
    watcher.close();
    expect(signal).toBe('SIGKILL');
    const left = textsIn(killed.folder);
    for (const [name, text] of Object.entries(left).filter(([path]) => path.endsWith('.py')))
      expect(text, name).toBe(wanted[name]);
    const { code, stdout } = await split(killed.folder);
    expect([code, stdout]).toEqual([0, expect.not.stringContaining('not made by Slipway')]);
    expect(textsIn(killed.folder)).toEqual(wanted);
  } finally {
    whole.remove();
    killed.remove();
  }
});
