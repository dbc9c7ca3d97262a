import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { asFailures } from '#daemon/encryption/opened.ts';
import type { ModelSource } from '#daemon/serving/model-source.ts';

const wheels = 'slipway/wheels';

/**
 * Reads the wheels of an encrypted model once, before an installer does, which runs what is in them. Throws a `Failure` where one is
 * not what it was, or came later.
 */
export async function checkWheels(source: ModelSource): Promise<void> {
  if (source.sealed === null) return;
  for (const name of await readdir(join(source.folder, wheels)).catch(() => []))
    await asFailures(source.folder, () => source.read(`${wheels}/${name}`));
}
