import { spawn } from 'node:child_process';
import { closeSync, fstatSync, openSync, readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { runtimeFiles } from '#protocol/rpc/runtime.ts';
import { environment } from './environment.ts';
import { findNode } from './node.ts';

/** How to start a daemon. */
export interface DaemonEntry {
  /** Absolute path of `dist/daemon.mjs`, or `daemon/main.ts` in development. */
  readonly entry: string;
  /** A Node to prefer. */
  readonly node?: string;
  /** Added to this process's environment. */
  readonly env?: Readonly<Record<string, string>>;
}

/** A daemon that was started and may or may not have come up. */
export interface Started {
  /** Null while it lives; what ended it after. 75: another daemon was there first. */
  ended(): { code: number | null; signal: NodeJS.Signals | null } | null;
  /** What it printed, last lines first cut, and where that is kept. */
  output(): { file: string; tail: string[] };
}

/** Starts a daemon that outlives this process. What it prints goes to a file in the runtime folder. */
export async function startDaemon(runtime: string, daemon: DaemonEntry): Promise<Started> {
  const node = await findNode(daemon.node);
  const file = join(runtime, runtimeFiles.output);
  const output = openSync(file, tooLong(file) ? 'w' : 'a', 0o600);
  const before = fstatSync(output).size;
  let end: { code: number | null; signal: NodeJS.Signals | null } | null = null;
  let fault = '';
  // It comes with what is asked, and holds for that: the environment of a process that stays could be read by notebooks.
  const { SLIPWAY_MODEL_KEY: _key, ...env } = environment();
  try {
    const child = spawn(node.path, [daemon.entry], {
      detached: true,
      stdio: ['ignore', output, output],
      env: { ...env, ...node.env, ...daemon.env },
      // Not the project's folder: the daemon would keep it busy long after.
      cwd: homedir(),
      windowsHide: true,
    });
    child.once('exit', (code, signal) => {
      end = { code, signal };
    });
    child.once('error', (error) => {
      fault = error.message;
      end = { code: null, signal: null };
    });
    child.unref();
  } finally {
    closeSync(output);
  }
  return {
    ended: () => end,
    output() {
      const printed = readFileSync(file).subarray(before).toString();
      const lines = [fault, ...printed.split(/\r?\n/)].filter((line) => line.trim() !== '');
      // Node quotes the line that threw, which in a bundle is most of the program.
      return { file, tail: lines.slice(-20).map((line) => (line.length > 300 ? `${line.slice(0, 300)}…` : line)) };
    },
  };
}

/** Daemons print little; what they did over the years need not be kept. */
const tooLong = (file: string): boolean => (statSync(file, { throwIfNoEntry: false })?.size ?? 0) > 1024 * 1024;
