import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import * as z from 'zod';
import { compareDotted, oldestNode } from '#protocol/oldest.ts';
import { errorCodes } from '#protocol/rpc/errors.ts';
import { clientReasons, DaemonError } from './error.ts';

/** A program that runs the daemon. */
export interface NodeProgram {
  readonly path: string;
  readonly env: Readonly<Record<string, string>>;
}

export const isNewEnough = (version: string): boolean => compareDotted(version, oldestNode) >= 0;

/**
 * A Node for the daemon, in this order: `preferred` (such as the one a project pins), the one this process is if it is a
 * real Node, the one on PATH, and an Electron run as Node. Rejects saying which were looked at and why none will do.
 */
export async function findNode(preferred?: string): Promise<NodeProgram> {
  const tried: string[] = [];
  const electron = process.versions['electron'] !== undefined;
  const candidates = [preferred, electron ? undefined : process.execPath, 'node'].filter((path) => path !== undefined);
  for (const candidate of candidates) {
    const found = candidate === process.execPath ? { path: candidate, version: process.version } : await ask(candidate);
    if (found && isNewEnough(found.version)) return { path: found.path, env: {} };
    tried.push(found ? `${found.path} is ${found.version}` : `${candidate} is not there or does not run`);
  }
  if (electron && isNewEnough(process.versions.node)) {
    return { path: process.execPath, env: { ELECTRON_RUN_AS_NODE: '1' } };
  }
  if (electron) tried.push(`${process.execPath} is an Electron with Node ${process.versions.node}`);
  throw new DaemonError(errorCodes.missing, `Slipway's daemon needs Node ${oldestNode} or later and there is none.`, {
    reason: clientReasons.notStarted,
    subject: 'node',
    details: tried,
    remedy: 'Install Node 24 from https://nodejs.org or with your package manager, and see that it is first on PATH.',
  });
}

/** Path and version, as asked below. */
const Answer = z.tuple([z.string(), z.string()]);

/** Runs a candidate: version managers put a script where one expects a Node, and it knows the real one. */
function ask(path: string): Promise<{ path: string; version: string } | null> {
  if (path !== 'node' && !existsSync(path)) return Promise.resolve(null);
  const question = 'process.execPath + "\\n" + process.version';
  return new Promise((resolve) => {
    execFile(path, ['-p', question], { timeout: 10_000, windowsHide: true }, (error, stdout) => {
      const found = error ? null : Answer.safeParse(stdout.trim().split('\n'));
      resolve(found?.success ? { path: found.data[0], version: found.data[1] } : null);
    });
  });
}
