import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runChild } from '#daemon/process/index.ts';
import { keptState } from './kept-state.ts';

/** Where a tool of Python's is kept between runs: an environment of its own under the user's cache. */
export const toolFolder = (name: string): string => join(keptState, name);

export const toolPrograms = (name: string): string =>
  join(toolFolder(name), process.platform === 'win32' ? 'Scripts' : 'bin');

/** Makes the tool's environment where it is not, or not whole. Takes up to a minute then. */
export async function installTool(name: string, packages: readonly string[]): Promise<void> {
  const folder = toolFolder(name);
  const whole = join(folder, 'whole');
  if (existsSync(whole)) return;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  await must('python3', ['-m', 'venv', folder]);
  const python = join(toolPrograms(name), 'python');
  await must(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', ...packages]);
  writeFileSync(whole, '');
}

/** Runs a command to its end and gives what it printed. Throws with its last lines where it fails. */
export async function must(
  command: string,
  args: readonly string[],
  options: { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv } = {},
): Promise<string> {
  const { code, stdout, tail } = await runChild(command, [...args], { stdin: '', ...options });
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}:\n${tail.join('\n')}`);
  return stdout;
}
