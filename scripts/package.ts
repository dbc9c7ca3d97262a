// npm run package: a VSIX for one platform, daemon, model server and native part included.
//   --target linux-x64|linux-arm64|darwin-arm64|win32-x64|win32-arm64   (this machine's when left out)
//   --out FILE
import { spawnSync } from 'node:child_process';
import { cp, mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createVSIX } from '@vscode/vsce';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Platforms onnxruntime-node has a native part for. */
const targets = ['linux-x64', 'linux-arm64', 'darwin-arm64', 'win32-x64', 'win32-arm64'];

const { values } = parseArgs({ options: { target: { type: 'string' }, out: { type: 'string' } } });
const target = values.target ?? `${process.platform}-${process.arch}`;
if (!targets.includes(target)) {
  console.error(`No native part for ${target}. There are: ${targets.join(', ')}.`);
  process.exit(2);
}
const out = values.out ?? join(root, `slipway-${target}.vsix`);

/** onnxruntime-node as it runs: its scripts, the one platform's native part, and the package it takes its types from. */
async function stageNativePart(): Promise<void> {
  const modules = join(root, 'dist/node_modules');
  await rm(modules, { recursive: true, force: true });
  const [platform = '', arch = ''] = target.split('-');
  const native = join('onnxruntime-node/bin/napi-v6', platform, arch);
  for (const part of [
    'onnxruntime-node/package.json',
    'onnxruntime-node/dist',
    'onnxruntime-common/package.json',
    'onnxruntime-common/dist/cjs',
    native,
  ]) {
    await cp(join(root, 'node_modules', part), join(modules, part), {
      recursive: true,
      filter: (file) => !/\.(map|d\.ts)$/.test(file) && !/\.\d+\.\d+\.\d+\.dylib$/.test(file),
    });
  }
  // DirectML serves GPUs, which the CPU provider never asks for.
  for (const file of await readdir(join(modules, native))) {
    if (/^(DirectML|dxcompiler|dxil)\.dll$/.test(file)) await rm(join(modules, native, file));
  }
}

/** What speaks to the system's keychain: scripts, and the one platform's native part, fetched where npm installed another's. */
async function stageKeychain(): Promise<void> {
  const modules = join(root, 'dist/node_modules/@napi-rs');
  const from = join(root, 'node_modules/@napi-rs');
  const name = `keyring-${target}${{ linux: '-gnu', win32: '-msvc' }[target.split('-')[0] ?? ''] ?? ''}`;
  for (const file of ['package.json', 'index.js', 'LICENSE'])
    await cp(join(from, 'keyring', file), join(modules, 'keyring', file));
  const installed = await readdir(join(from, name)).catch(() => null);
  if (installed !== null) return cp(join(from, name), join(modules, name), { recursive: true });
  const { version } = JSON.parse(await readFile(join(from, 'keyring/package.json'), 'utf8'));
  await mkdir(join(modules, name), { recursive: true });
  const packed = spawnSync('npm', ['pack', '--silent', `@napi-rs/${name}@${version}`], {
    cwd: modules,
    encoding: 'utf8',
  });
  const archive = packed.stdout.trim();
  const unpacked = spawnSync('tar', ['-xzf', archive, '-C', name, '--strip-components', '1'], { cwd: modules });
  if (packed.status !== 0 || unpacked.status !== 0)
    throw new Error(`@napi-rs/${name}@${version} could not be fetched.`);
  await rm(join(modules, archive));
}

const built = spawnSync(process.execPath, [join(root, 'scripts/build.ts'), '--production'], {
  cwd: root,
  stdio: 'inherit',
});
if (built.status !== 0) process.exit(1);
await mkdir(dirname(out), { recursive: true });
await stageNativePart();
await stageKeychain();
await createVSIX({
  cwd: root,
  packagePath: out,
  target,
  dependencies: false,
  // Pages and pictures come with the extension: the README must not point elsewhere.
  rewriteRelativeLinks: false,
  allowMissingRepository: true,
});
await rm(join(root, 'dist/node_modules'), { recursive: true, force: true });
console.log(out);
