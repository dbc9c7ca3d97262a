import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, delimiter, dirname, join, relative } from 'node:path';
import { ensureCodeServer } from './install.ts';
import { quietSettings } from './settings.ts';

export interface CodeServerOptions {
  /** VSIX files to install first. */
  readonly vsix?: readonly string[];
  /** Folders of extensions that are there as if they had been installed. */
  readonly extensions?: readonly string[];
  /** Lets a page run extension tests; hides notification toasts, so it stays off where a screen is looked at. */
  readonly automation?: boolean;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
  /** Ask before code of a folder runs. Off unless trust itself is tested. */
  readonly workspaceTrust?: boolean;
  /** Keep what programs inside write in the user's own folders, instead of a home that is thrown away. */
  readonly ownHome?: boolean;
  /** Port to listen on; a free one by default. */
  readonly port?: number;
}

export interface CodeServer {
  readonly url: string;
  readonly port: number;
  /** Home folder of everything that runs inside: thrown away by `stop`. */
  readonly home: string;
  /** What VS Code and its extensions logged, by file. */
  logs(): Map<string, string>;
  stop(): Promise<void>;
}

/** Starts a private VS Code: its own home, data and extensions, gone when it stops. */
export async function startCodeServer(options: CodeServerOptions = {}): Promise<CodeServer> {
  const entry = ensureCodeServer((line) => console.log(line));
  const home = mkdtempSync(join(tmpdir(), 'slipway-vscode-'));
  const data = join(home, 'data');
  const extensions = join(home, 'extensions');
  mkdirSync(join(data, 'User'), { recursive: true });
  mkdirSync(extensions);
  for (const folder of options.extensions ?? []) symlinkSync(folder, join(extensions, basename(folder)), 'junction');
  const trust = { 'security.workspace.trust.enabled': options.workspaceTrust === true };
  const settings = { ...quietSettings, ...trust, ...options.settings };
  writeFileSync(join(data, 'User/settings.json'), JSON.stringify(settings));
  const config = join(home, 'config.yaml');
  writeFileSync(config, 'auth: none\n');
  const privateHome = {
    HOME: home,
    XDG_CONFIG_HOME: join(home, 'config'),
    XDG_DATA_HOME: join(home, 'share'),
    XDG_STATE_HOME: join(home, 'state'),
    XDG_CACHE_HOME: join(home, 'cache'),
    XDG_RUNTIME_DIR: join(home, 'run'),
  };
  const env = {
    ...process.env,
    ...(options.ownHome === true ? {} : privateHome),
    PATH: `${dirname(process.execPath)}${delimiter}${process.env['PATH']}`,
    ...options.env,
  };
  mkdirSync(join(home, 'run'), { mode: 0o700 });
  const base = [entry, '--config', config, '--user-data-dir', data, '--extensions-dir', extensions];
  const vsix = options.vsix ?? [];
  if (vsix.length > 0) {
    const install = vsix.flatMap((file) => ['--install-extension', file]);
    execFileSync(process.execPath, [...base, ...install, '--force'], { env, stdio: 'pipe' });
  }
  const port = options.port ?? (await freePort());
  const child = spawn(
    process.execPath,
    [
      ...base,
      '--auth=none',
      `--bind-addr=127.0.0.1:${port}`,
      '--disable-telemetry',
      '--disable-update-check',
      '--disable-getting-started-override',
      '--disable-proxy',
      '--ignore-last-opened',
      // By default an extension host outlives its page by hours.
      '--reconnection-grace-time=2',
      ...(options.workspaceTrust === true ? [] : ['--disable-workspace-trust']),
      ...(options.automation === true ? ['--vscode-option', 'enable-smoke-test-driver'] : []),
    ],
    { env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  // A suite that throws must not leave a server behind.
  const orphan = (): void => signalGroup(child, 'SIGKILL');
  process.once('exit', orphan);
  child.once('exit', () => process.off('exit', orphan));
  const url = `http://127.0.0.1:${port}`;
  await ready(child, url);
  return { url, port, home, logs: () => logsBelow(join(data, 'logs')), stop: () => stop(child, home) };
}

async function ready(child: ChildProcess, url: string): Promise<void> {
  let output = '';
  child.stdout?.on('data', (chunk) => (output += chunk));
  child.stderr?.on('data', (chunk) => (output += chunk));
  for (let tries = 0; tries < 300; tries++) {
    const answer = await fetch(`${url}/healthz`).catch(() => null);
    if (answer?.ok) return;
    if (child.exitCode !== null) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`The VS Code server did not start:\n${output}`);
}

async function stop(child: ChildProcess, home: string): Promise<void> {
  const gone = new Promise((resolve) => child.once('exit', resolve));
  signalGroup(child, 'SIGTERM');
  if (child.exitCode === null) await Promise.race([gone, new Promise((resolve) => setTimeout(resolve, 2000))]);
  signalGroup(child, 'SIGKILL');
  rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    // The group is gone already, which is what was wanted.
  }
}

function logsBelow(folder: string): Map<string, string> {
  if (!existsSync(folder)) return new Map();
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
  return new Map(
    files.map((file) => {
      const path = join(file.parentPath, file.name);
      return [relative(folder, path), readFileSync(path, 'utf8')];
    }),
  );
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no free port')),
      );
    });
  });
}
