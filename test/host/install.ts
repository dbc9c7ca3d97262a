import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cache, root } from './paths.ts';

/** VS Code itself (1.139.1), packed to be served to a browser, from npm. */
export const codeServerVersion = '4.139.1';
export const vscodeVersion = '1.139.1';

const entry = (folder: string): string => join(folder, 'node_modules/code-server/out/node/entry.js');

/** Installs the VS Code server once for all checkouts, about a minute. Returns the script that starts it. */
export function ensureCodeServer(log: (line: string) => void = () => {}): string {
  const folder = join(cache, 'host', `code-server-${codeServerVersion}`);
  if (existsSync(entry(folder))) return entry(folder);
  log(`installing VS Code ${vscodeVersion} (code-server ${codeServerVersion} from npm) into ${folder}`);
  mkdirSync(dirname(folder), { recursive: true });
  const fresh = mkdtempSync(join(dirname(folder), 'installing-'));
  try {
    install(fresh);
    // Another run may have been faster; either copy is as good.
    if (!existsSync(folder)) renameSync(fresh, folder);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
  return entry(folder);
}

function install(folder: string): void {
  writeFileSync(join(folder, 'package.json'), '{"private":true}\n');
  // npm's scripts stay off: they would compile and download parts that no suite uses.
  npm(folder, ['install', '--ignore-scripts', '--no-save', `code-server@${codeServerVersion}`]);
  const vscode = join(folder, 'node_modules/code-server/lib/vscode');
  npm(vscode, ['install', '--omit=dev', '--ignore-scripts']);
  npm(vscode, ['rebuild', '@vscode/spdlog', '@vscode/native-watchdog']);
  link('code-linux.sh', join(vscode, 'bin/remote-cli/code-server'));
  link('browser-linux.sh', join(vscode, 'bin/helpers/browser.sh'));
  if (!existsSync(join(vscode, 'node_modules/@vscode/spdlog/build/Release/spdlog.node')))
    throw new Error('The native parts of the VS Code server were not compiled. Are g++, make and python3 installed?');
}

/** As `ln -sf`: the package may bring a link of its own, for the machine it was packed on. */
function link(to: string, at: string): void {
  rmSync(at, { force: true });
  symlinkSync(to, at);
}

function npm(cwd: string, args: readonly string[]): void {
  const pinned = join(root, 'node_modules', `node-linux-${process.arch}`);
  // Headers of the pinned Node: node-gyp would download them from a site that may be out of reach.
  const headers = existsSync(join(pinned, 'include/node')) ? { npm_config_nodedir: pinned } : {};
  execFileSync('npm', [...args, '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, ...headers },
  });
}

if (import.meta.main) console.log(ensureCodeServer((line) => console.log(line)));
