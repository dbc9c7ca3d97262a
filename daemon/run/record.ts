import { mkdir, readdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { recordOf, runsPath, withRun } from '#core/reproducibility/record.ts';
import { replaceFile } from '#daemon/process/index.ts';
import { sha256 } from '#daemon/python/lock-text.ts';
import { readIfThere } from '#daemon/python/locking/files.ts';
import { environmentOf } from '#daemon/python/locking/input.ts';
import type { Reproducibility } from '#protocol/reproducibility.ts';
import type { RunPlan } from '#protocol/rpc/run.ts';

export interface KeptRun {
  readonly project: string;
  readonly plan: RunPlan;
  readonly report: Reproducibility;
  /** Text of the lock; empty where the notebook needs nothing. */
  readonly lock: string;
  readonly now: Date;
}

/** Runs of one project that end together are written one after the other. */
const writing = new Map<string, Promise<unknown>>();

/**
 * Keeps what a run came to in the project, where the checklist finds it. Null where it is kept; else why not and what to do, in
 * sentences: no run fails for it.
 */
export async function keepRun(kept: KeptRun): Promise<string | null> {
  const { project } = kept;
  const before = writing.get(project) ?? Promise.resolve();
  const mine = before
    .then(() => write(kept))
    .catch(
      (error: unknown) =>
        `${runsPath} cannot be written: ${error instanceof Error ? error.message : String(error)}. See that the project may be written, and run again.`,
    );
  writing.set(project, mine);
  const notKept = await mine;
  if (writing.get(project) === mine) writing.delete(project);
  return notKept;
}

async function write({ project, plan, report, lock, now }: KeptRun): Promise<string | null> {
  const { lock: path } = await environmentOf(project);
  const file = join(project, runsPath);
  const record = recordOf(report, plan, {
    lock: lock === '' ? null : { path, sha256: sha256(lock) },
    at: now.toISOString(),
  });
  const text = withRun(await readIfThere(file), report.notebook, record);
  if (!text.ok) return text.reason;
  await mkdir(dirname(file), { recursive: true });
  await removeUnfinished(file);
  await replaceFile(file, text.value);
  return null;
}

/** What somebody who was killed while writing left beside the file. */
async function removeUnfinished(file: string): Promise<void> {
  const [folder, name] = [dirname(file), basename(file)];
  for (const one of await readdir(folder))
    if (one.startsWith(`${name}.`) && one.endsWith('.new')) await rm(join(folder, one), { force: true });
}
