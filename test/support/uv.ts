import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { runChild } from '#daemon/process/index.ts';
import { keptState } from './kept-state.ts';

const version = '0.13.9';

/** Folder with a uv of that version in it, made once from PyPI and kept between runs. */
export async function uvFolder(python: string): Promise<string> {
  const kept = join(keptState, `uv-${version}`);
  const program = join(kept, 'bin');
  if (existsSync(join(program, 'uv'))) return program;
  const building = `${kept}.building-${process.pid}`;
  const run = async (command: string, args: readonly string[]): Promise<void> => {
    const { code, tail } = await runChild(command, args, { stdin: '' });
    if (code !== 0) throw new Error(`uv could not be had for the tests: ${tail.join('\n')}`);
  };
  try {
    await run(python, ['-m', 'pip', 'install', '--quiet', '--no-deps', '--target', building, `uv==${version}`]);
    await rm(kept, { recursive: true, force: true });
    await rename(building, kept);
  } finally {
    await rm(building, { recursive: true, force: true });
  }
  return program;
}
