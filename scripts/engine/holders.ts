import { randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { files } from './cache.ts';
import { alive, startOf } from './processes.ts';

/** The holder that `scripts/engine.ts start` leaves: no process, but a person who will stop it. */
export const keeper = 'kept';

/** Runs `work` while no other process starts or stops the engine. A lock whose owner is dead counts for nothing. */
export async function exclusively<T>(work: () => Promise<T>): Promise<T> {
  mkdirSync(files.holders, { recursive: true });
  while (!taken()) await sleep(100);
  try {
    return await work();
  } finally {
    rmSync(files.lock, { force: true });
  }
}

function taken(): boolean {
  try {
    writeFileSync(files.lock, `${process.pid}`, { flag: 'wx' });
    return true;
  } catch {
    const owner = read(files.lock);
    if (owner !== null && owner !== '' && !alive(Number(owner))) discard(owner);
    return false;
  }
}

/** Takes a dead owner's lock away, and puts it back where somebody else was quicker and it is now a living one's. */
function discard(owner: string): void {
  const aside = `${files.lock}.${process.pid}`;
  try {
    renameSync(files.lock, aside);
    if (read(aside) !== owner) linkSync(aside, files.lock);
    rmSync(aside);
  } catch {
    // somebody else was quicker
  }
}

/** Notes that this process uses the engine, and returns the name of the note. */
export function hold(name: string = `${process.pid}-${randomUUID()}`): string {
  writeFileSync(join(files.holders, name), name === keeper ? '' : `${startOf(process.pid)}`);
  return name;
}

/** Takes the note away; returns who else uses the engine. */
export function release(name: string): string[] {
  rmSync(join(files.holders, name), { force: true });
  return holders();
}

/** Notes of living processes, and the keeper's. Those of dead ones are removed. */
export function holders(): string[] {
  return readdirSync(files.holders).filter((name) => {
    if (name === keeper) return true;
    const living = startOf(Number(name.split('-')[0])) === read(join(files.holders, name));
    if (!living) rmSync(join(files.holders, name), { force: true });
    return living;
  });
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
