#!/usr/bin/env node
// Runs a script or an installed tool under the Node 24 that package.json pins, whatever Node started npm:
//   node scripts/with-node.mjs build.ts ...    a file of ours (types are stripped by Node itself)
//   node scripts/with-node.mjs vitest ...      a tool of node_modules/.bin
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const packages = JSON.parse(readFileSync(join(root, 'cli/node-packages.json'), 'utf8'));

function pinnedNode() {
  const name = packages[`${process.platform}-${process.arch}`];
  const file = name && join(root, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (file && existsSync(file)) return file;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  console.error(
    `Node 24 is needed and this is ${process.version}. Run "npm ci" (it installs Node 24 for ${Object.keys(packages).join(', ')}), or start npm with Node 24.`,
  );
  process.exit(2);
}

function command(name) {
  if (/\.(ts|mjs)$/.test(name)) return existsSync(name) ? name : join(root, 'scripts', name);
  const owner =
    { tsc: 'typescript', depcruise: 'dependency-cruiser', biome: '@biomejs/biome', vsce: '@vscode/vsce' }[name] ?? name;
  const file = join(root, 'node_modules', owner, 'package.json');
  if (!existsSync(file)) throw new Error(`No tool named ${name} in node_modules.`);
  const { bin } = JSON.parse(readFileSync(file, 'utf8'));
  return join(dirname(file), typeof bin === 'string' ? bin : bin[name]);
}

const [name, ...args] = process.argv.slice(2);
if (!name) throw new Error('usage: with-node.mjs SCRIPT|TOOL [ARG ...]');
const node = pinnedNode();
const env = { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env['PATH']}`, NODE_NO_WARNINGS: '1' };
const child = spawn(node, [command(name), ...args], { stdio: 'inherit', env });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
