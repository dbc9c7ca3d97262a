import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Tools that read notebooks, too, at the versions that were compared with. */
const pins = { ruff: 'ruff==0.17.6', pipreqs: 'pipreqs==0.5.0' };

/** Where a tool's programs are, installed into the user's cache once. Needs Python 3.10 or later with venv, and an index. */
export function peerTool(tool: keyof typeof pins): string {
  const cache = process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache');
  const folder = join(cache, 'slipway', `bench-${pins[tool].replace('==', '-')}`);
  const programs = join(folder, process.platform === 'win32' ? 'Scripts' : 'bin');
  if (existsSync(join(folder, 'complete'))) return programs;
  execFileSync('python3', ['-m', 'venv', folder]);
  execFileSync(join(programs, 'python'), ['-m', 'pip', 'install', '--quiet', pins[tool]], { stdio: 'inherit' });
  execFileSync(join(programs, 'python'), ['-c', `open(${JSON.stringify(join(folder, 'complete'))}, 'w').close()`]);
  return programs;
}
