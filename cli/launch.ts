#!/usr/bin/env node
// The `slipway` command. Started by an older Node than Slipway needs, it goes on in the one that came with `npm install`.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findNode, isNewEnough } from '#client/node.ts';
import { exitCodes } from './exit.ts';
import nodePackages from './node-packages.json' with { type: 'json' };

if (isNewEnough(process.version)) await import('./main.ts');
else process.exitCode = await inNewerNode();

async function inNewerNode(): Promise<number> {
  try {
    const node = await findNode(installedNode());
    const child = spawn(node.path, process.argv.slice(1), { stdio: 'inherit', env: { ...process.env, ...node.env } });
    // A terminal's Ctrl-C reaches both; a signal to this process alone is passed on, and the answer is the child's.
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
    return await new Promise<number>((resolve, reject) => {
      child.on('error', reject);
      child.on('close', (code) => resolve(code ?? exitCodes.couldNot));
    });
  } catch (error) {
    console.error(`error: ${error instanceof Error ? error.message : String(error)}`);
    console.error(
      'Install Node 24 from https://nodejs.org or with your package manager, and see that it is first on PATH.',
    );
    return exitCodes.couldNot;
  }
}

/** The Node among the packages this one was installed with. */
function installedNode(): string | undefined {
  const name = Object.entries(nodePackages).find(([key]) => key === `${process.platform}-${process.arch}`)?.[1];
  if (name === undefined) return undefined;
  const file = join('node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  let folder = dirname(fileURLToPath(import.meta.url));
  while (dirname(folder) !== folder) {
    folder = dirname(folder);
    if (existsSync(join(folder, file))) return join(folder, file);
  }
  return undefined;
}
