import { randomBytes } from 'node:crypto';
import { cp, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { runChild } from '#daemon/process/index.ts';
import { Failure } from '#daemon/rpc/failure.ts';
import { isAlive } from './alive.ts';

/** Of this process and no other: its number is given again to others. */
const start = Date.now().toString(36) + randomBytes(4).toString('hex');

/**
 * Puts a finished model folder in its place. It is copied beside the place first; then both are exchanged in one step, so
 * that a `kill -9` at any time leaves the old one or the new one. Where the system cannot exchange folders, two renames do
 * it and `recoverPlace` mends what a kill between them leaves. Where it fails, the old one stays. Once at a time for a place.
 */
export async function placeFolder(
  made: string,
  place: string,
  swap: { python: string; script: string },
): Promise<void> {
  const named = (what: string) => join(dirname(place), `.${basename(place)}.${what}-${process.pid}-${start}`);
  const [beside, before] = [named('building'), named('before')];
  await mkdir(dirname(place), { recursive: true });
  try {
    await cp(made, beside, { recursive: true });
    if (await isFree(place)) return await rename(beside, place);
    // Without that Python, two renames do it.
    const swapped = await runChild(swap.python, ['-I', swap.script, beside, place], { stdin: '' }).catch(() => null);
    if (swapped?.code === 0) return;
    await rename(place, before);
    await rename(beside, place).catch(async (error: unknown) => {
      await rename(before, place);
      throw error;
    });
    await rm(before, { recursive: true, force: true });
  } finally {
    await rm(beside, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** Whether nothing is there; an empty folder is removed, and one that is no model is left alone and refused. */
async function isFree(place: string): Promise<boolean> {
  const names = await namesIn(place);
  if (names === null) return true;
  if (names.includes('MLmodel')) return false;
  if (names.length > 0) throw notOurs(place);
  await rm(place, { recursive: true });
  return true;
}

/** Throws a `Failure` where the place is taken by something else than a model folder. Call before any long work. */
export async function checkPlace(place: string): Promise<void> {
  const names = await namesIn(place);
  if (names !== null && names.length > 0 && !names.includes('MLmodel')) throw notOurs(place);
}

function notOurs(place: string): Failure {
  return new Failure('failed', `${place} is not empty and is no model folder, so it was left as it is.`, {
    reason: 'folder-in-use',
    subject: place,
    remedy: 'Name another folder under model.folder in slipway.yaml, or move this one away.',
  });
}

async function namesIn(folder: string): Promise<string[] | null> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    if (error instanceof Error && 'code' in error && error.code === 'ENOTDIR') throw notOurs(folder);
    throw error;
  }
}

/**
 * Mends what a killed process left beside the place: the old folder goes back, half-copied ones go. What carries the number of
 * this process and was not made by it is of an earlier one, too. False where a process that seems to be at work has something there.
 */
export async function recoverPlace(place: string): Promise<boolean> {
  const parent = dirname(place);
  let all = true;
  for (const name of (await namesIn(parent)) ?? []) {
    const match = /^\.(.+)\.(building|before)-(\d+)(?:-(\w+))?$/.exec(name);
    if (match?.[1] !== basename(place)) continue;
    const pid = Number(match[3]);
    if (pid === process.pid ? match[4] === start : isAlive(pid)) all = false;
    else if (match[2] === 'before' && (await namesIn(place)) === null) await rename(join(parent, name), place);
    else await rm(join(parent, name), { recursive: true, force: true });
  }
  return all;
}
