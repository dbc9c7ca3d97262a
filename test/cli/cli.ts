import { spawn } from 'node:child_process';
import { chmodSync, copyFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Options {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** User to run as, where only root may say so. */
  readonly uid?: number;
  /** What is piped in. */
  readonly input?: string;
  /** Another copy of the program than the checkout's. */
  readonly installed?: Installed;
}

/** Where the bundled command line lies, with a Node of its own. */
export interface Installed {
  readonly node: string;
  readonly file: string;
}

/** Runs the bundled command line, as installed. */
export function slipway(args: readonly string[], options: Options = {}): Promise<Run> {
  return program(options.installed?.file ?? join(root, 'dist/slipway.mjs'), args, options);
}

/** Runs a script or bundle of ours and waits for its end. */
export function program(file: string, args: readonly string[], options: Options = {}): Promise<Run> {
  const child = spawn(options.installed?.node ?? process.execPath, [file, ...args], {
    cwd: options.cwd ?? root,
    env: { ...process.env, ...options.env },
    stdio: 'pipe',
    ...(options.uid === undefined ? {} : { uid: options.uid }),
  });
  // A program that does not read it has ended before.
  child.stdin.on('error', () => undefined).end(options.input);
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
}

/** A copy of the program that any user may run: the checkout may lie where only its owner looks. */
export function installedForAll(): Installed & { remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'slipway-installed-'));
  const node = join(folder, 'node');
  copyFileSync(process.execPath, node);
  for (const part of ['dist', 'package.json']) cpSync(join(root, part), join(folder, part), { recursive: true });
  for (const path of [folder, node]) chmodSync(path, 0o755);
  return {
    node,
    file: join(folder, 'dist/slipway.mjs'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** A copy of a sample in a folder of its own, and how to get rid of it. */
export function copyOfSample(name: string): { readonly folder: string; remove(): void } {
  const base = mkdtempSync(join(tmpdir(), 'slipway-cli-'));
  const folder = join(base, name);
  cpSync(join(root, 'samples', name), folder, { recursive: true });
  return { folder, remove: () => rmSync(base, { recursive: true, force: true }) };
}
