import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { DriftReport } from '#protocol/drift.ts';

/** `drift.json` of the state folder: a `DriftReport`, and what the server needs to go on from it. */
export const DriftState = DriftReport.extend({
  /** SHA-256 of the model the rows were answered by. */
  digest: z.string(),
  fillingSince: z.string().nullable(),
});
export type DriftState = z.infer<typeof DriftState>;

export const driftFile = 'drift.json';

/** Replaces the file as a whole, so that a reader sees the old one or the new one. Throws what the file system says. */
export function writeDriftState(folder: string, state: DriftState): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, driftFile);
  const temporary = `${file}.${process.pid}`;
  writeFileSync(temporary, JSON.stringify(state), { mode: 0o600, flush: true });
  renameSync(temporary, file);
}

/** The state as last written, or null where there is none that can be used. */
export function readDriftState(folder: string): DriftState | null {
  try {
    const parsed = DriftState.safeParse(JSON.parse(readFileSync(join(folder, driftFile), 'utf8')));
    return parsed.success ? parsed.data : null;
  } catch {
    return null; // none yet, or another program's; either way a new window begins
  }
}
