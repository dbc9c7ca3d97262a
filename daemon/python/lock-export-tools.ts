import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { withServers } from '#core/environment/index.ts';
import { replaceFile } from '#daemon/process/index.ts';
import { convertersFor, exportTools } from './export-tools.ts';
import type { LockedSet, Tools } from './lock.ts';
import { sha256 } from './lock-text.ts';
import { entriesOf } from './locking/entries.ts';
import { readIfThere } from './locking/files.ts';
import type { Resolution } from './locking/model.ts';
import { isOfVersions, resolve } from './resolve.ts';

/**
 * Pins of the export tools that the notebook's lock does not have, under its versions, and of the converters of its model
 * libraries: one that does not go with them is left out. Kept in the state folder by the lock's digest, never in the project.
 */
export async function lockExportTools(stateFolder: string, lock: LockedSet, options: Tools): Promise<string> {
  const { version, platform, target } = options.interpreter;
  const converters = convertersFor(lock.pins.keys());
  const key = sha256([lock.text, ...exportTools, ...converters, version, platform].join('\n'));
  const file = join(stateFolder, 'locks', key, 'requirements-export.lock');
  const kept = await readIfThere(file);
  if (kept !== null) return kept;
  const targets = target === null ? withServers([]) : [target];
  const constraints = [...lock.pins].map(([name, pinned]) => `${name}==${pinned}`);
  const together = (training: readonly string[]): Promise<Resolution> =>
    resolve({ ...options, training, serving: null, options: [], targets }, [constraints]);
  const resolved = await withConverters(together, converters, options.onLine);
  const tree = new Map([...resolved.training.tree].filter(([name]) => !lock.pins.has(name)));
  const { files } = resolved;
  const { text } = entriesOf(tree, { files, targets, minor: Number(version.split('.')[1]), own: target });
  await mkdir(dirname(file), { recursive: true });
  await replaceFile(file, text);
  return text;
}

/** All of them where they go together; else those that do, one after the other. */
export async function withConverters(
  together: (training: readonly string[]) => Promise<Resolution>,
  converters: readonly string[],
  onLine: (line: string) => void,
): Promise<Resolution> {
  const attempt = (requirements: readonly string[]): Promise<Resolution | null> =>
    together(requirements).catch((error: unknown) => {
      if (isOfVersions(error)) return null;
      throw error;
    });
  const all = converters.length === 0 ? null : await attempt([...exportTools, ...converters]);
  if (all !== null) return all;
  let found = await together(exportTools);
  let fitting = [...exportTools];
  for (const converter of converters) {
    const more = converters.length === 1 ? null : await attempt([...fitting, converter]);
    if (more === null) onLine(`${converter} does not go with the notebook’s own packages and is left out.`);
    else {
      found = more;
      fitting = [...fitting, converter];
    }
  }
  return found;
}
