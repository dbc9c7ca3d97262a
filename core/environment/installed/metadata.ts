import { directOrigin, directRequirement } from '../direct-url.ts';
import type { Installed } from '../distributions.ts';
import { normalizedName } from '../name.ts';
import { moduleNames } from './module-names.ts';

/** What lies in a `*.dist-info` folder, as far as it says which modules are whose. */
export interface DistInfo {
  /** The folder's name. */
  readonly folder: string;
  readonly topLevel: string | null;
  readonly record: string | null;
  /** Where it came from if that was a folder, a repository or an address: no index has it under this name for sure (PEP 610). */
  readonly directUrl: string | null;
}

/** Name and version of `scikit_learn-1.5.2.dist-info` (the "Recording installed projects" specification of PyPA). */
export function nameOf(folder: string): Installed | null {
  const [, name, version] = /^(.+?)-(\d[^-]*)\.dist-info$/.exec(folder) ?? [];
  return name === undefined || version === undefined ? null : { distribution: normalizedName(name), version };
}

/**
 * Distributions by the top modules they install. What no index has is asked for where it came from, since its name there may be a
 * stranger's; what came from a folder is left out, for no other machine has that folder.
 */
export function installedModules(found: readonly DistInfo[]): ReadonlyMap<string, readonly Installed[]> {
  const modules = new Map<string, Installed[]>();
  for (const info of found) {
    const installed = nameOf(info.folder);
    if (installed === null) continue;
    const requirement = info.directUrl === null ? undefined : directFor(installed.distribution, info.directUrl);
    if (requirement === null) continue;
    for (const module of topModules(info)) {
      const all = modules.get(module) ?? [];
      all.push(requirement === undefined ? installed : { ...installed, requirement });
      modules.set(module, all);
    }
  }
  return modules;
}

function directFor(name: string, text: string): string | null {
  try {
    const origin = directOrigin(JSON.parse(text));
    return origin === null ? null : directRequirement(name, origin);
  } catch {
    return null;
  }
}

/** As `top_level.txt` says, else the first names among the files of `RECORD`. */
function topModules({ topLevel, record }: DistInfo): ReadonlySet<string> {
  const said = (topLevel ?? '').split(/\r?\n/).map((line) => line.trim());
  const named = said.filter((name) => /^[A-Za-z_]\w*$/.test(name));
  if (named.length > 0) return new Set(named);
  const paths = (record ?? '').split(/\r?\n/).map((line) => line.split(',')[0] ?? '');
  return new Set(paths.flatMap((path) => moduleNames(path)?.[0] ?? []));
}
