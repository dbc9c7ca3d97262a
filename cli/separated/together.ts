import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { recordPath } from '#core/separate/propose.ts';
import { textBefore, writeWhole } from '../write.ts';

/** What is about to be written, each file with the digest of what it is written over; null where there is none. */
const Pending = z.object({
  files: z.array(z.object({ path: z.string(), text: z.string(), over: z.string().nullable() })),
});

const pendingPath = '.slipway/pending.json';

/**
 * Writes all files or none, however the process ends: what is to be written is put down first, and whoever comes next finishes
 * it. The record of what was generated is the last one.
 */
export async function writeTogether(
  folder: string,
  files: readonly { readonly path: string; readonly text: string }[],
  record: string,
): Promise<void> {
  const all = [...files, { path: recordPath, text: record }];
  const pending: z.infer<typeof Pending> = {
    files: await Promise.all(
      all.map(async ({ path, text }) => ({ path, text, over: digestOf(await textBefore(join(folder, path))) })),
    ),
  };
  await writeWhole(join(folder, pendingPath), JSON.stringify(pending));
  await finishWriting(folder);
}

/** Finishes what a process that was ended began to write. A file that somebody changed since is left to them. */
export async function finishWriting(folder: string): Promise<void> {
  const place = join(folder, pendingPath);
  const text = await textBefore(place);
  if (text === null) return;
  for (const { path, text: wanted, over } of pendingIn(text)) {
    const file = join(folder, path);
    if (digestOf(await textBefore(file)) === over) await writeWhole(file, wanted);
  }
  await rm(place, { force: true });
}

/** A file that is no such list says nothing: it is written whole or not at all, so it is not ours. */
function pendingIn(text: string): z.infer<typeof Pending>['files'] {
  try {
    return Pending.catch({ files: [] }).parse(JSON.parse(text)).files;
  } catch {
    return [];
  }
}

const digestOf = (text: string | null): string | null =>
  text === null ? null : createHash('sha256').update(text).digest('hex');
