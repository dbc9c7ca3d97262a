import { createHash } from 'node:crypto';
import { realpath, rm } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import * as z from 'zod';
import { recordPath } from '#core/separate/propose.ts';
import { textBefore, writeWhole } from '../write.ts';

/**
 * The files a separation has. A project comes from anywhere, and so may such a list in it: nothing else is ever written for one.
 */
const ours =
  /^(?:[^/\\]+\/)*(?:(?:train|features|predict)\.py|tests\/(?:conftest|test_features|test_answers)\.py|README\.md)$|^\.slipway\/generated\.json$/;
const isOurs = (path: string): boolean => ours.test(path) && !path.split('/').includes('..') && !/^[a-z]:/i.test(path);

/** What is about to be written, each file with the digest of what it is written over; null where there is none. */
const Pending = z.object({
  files: z.array(z.object({ path: z.string().refine(isOurs), text: z.string(), over: z.string().nullable() })),
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
    if (!(await isInside(folder, dirname(file)))) continue;
    if (digestOf(await textBefore(file)) === over) await writeWhole(file, wanted);
  }
  await rm(place, { force: true });
}

/** Whether a folder, where there is one, is in the project whatever links lead to it. */
async function isInside(project: string, folder: string): Promise<boolean> {
  const [root, real] = await Promise.all([realpath(project), realpath(folder).catch(() => null)]);
  if (real === null) return isInside(project, dirname(folder));
  return real === root || real.startsWith(`${root}${sep}`);
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
