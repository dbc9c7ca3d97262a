import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where environments and locks of the suites are kept between runs, outside the checkout. */
export const keptState = process.env['SLIPWAY_STATE'] ?? join(homedir(), '.cache', 'slipway', 'test');

/** Gives a state folder the environments, locks and bytecode that are kept. */
export function linkKept(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const name of ['envs', 'locks', 'bytecode']) {
    const kept = join(keptState, name);
    mkdirSync(kept, { recursive: true });
    if (!existsSync(join(folder, name))) symlinkSync(kept, join(folder, name), 'junction');
  }
}

/** A state folder of this test file's own, gone at its end, with what is kept. */
export function ownState(): string {
  const folder = mkdtempSync(join(tmpdir(), 'slipway-state-'));
  linkKept(folder);
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
