import type { Installed } from '../distributions.ts';
import { type DistInfo, installedModules, nameOf } from './metadata.ts';

/** A disk, as far as an environment is read from it. Nothing of the environment runs. */
export interface Disk {
  /** Names in a folder; none where there is no such folder. */
  list(folder: string): Promise<readonly string[]>;
  /** Null for a file that is not there, or that is no text. */
  read(file: string): Promise<string | null>;
  /** When a folder last changed, in milliseconds; null where there is none. */
  changed(folder: string): Promise<number | null>;
}

/** The folder that holds an interpreter's `bin` or `Scripts`; of a `python.exe` at the top, its folder. */
export const environmentAround = (interpreter: string): string =>
  interpreter.replace(/[\\/](?:(?:bin|Scripts)[\\/])?[^\\/]*$/, '');

/**
 * Where a project's environment may be, the likeliest first: around the interpreter that was chosen, in the project's folder, else the
 * one that is active around us.
 */
export const environmentsOf = (
  project: string,
  variables: Readonly<Record<string, string | undefined>>,
  chosen = '',
): string[] => [
  ...(/[\\/]/.test(chosen) ? [environmentAround(chosen)] : []),
  `${project}/.venv`,
  `${project}/venv`,
  ...['VIRTUAL_ENV', 'CONDA_PREFIX'].flatMap((name) => variables[name] || []),
];

type Modules = ReadonlyMap<string, readonly Installed[]>;
const kept = new Map<string, { readonly changed: number; readonly modules: Promise<Modules> }>();

/**
 * Distributions by top module, of the first of these environments that is one (the folder above its `bin` or `Scripts`); null where none
 * is. Read again when something was installed or removed since.
 */
export async function readInstalled(environments: readonly string[], disk: Disk): Promise<Modules | null> {
  for (const environment of environments) {
    const folder = await sitePackages(environment, disk);
    const changed = folder === null ? null : await disk.changed(folder);
    if (folder === null || changed === null) continue;
    const known = kept.get(folder);
    if (known?.changed === changed) return known.modules;
    const modules = modulesIn(folder, disk);
    kept.set(folder, { changed, modules });
    return modules;
  }
  return null;
}

/** `lib/python3.11/site-packages`, and `Lib/site-packages` on Windows. */
async function sitePackages(environment: string, disk: Disk): Promise<string | null> {
  const versions = (await disk.list(`${environment}/lib`)).filter((name) => /^python3\.\d+$/.test(name));
  const [newest] = versions.toSorted((a, b) => Number(b.slice(8)) - Number(a.slice(8)));
  const folders = [
    ...(newest === undefined ? [] : [`${environment}/lib/${newest}/site-packages`]),
    `${environment}/Lib/site-packages`,
  ];
  for (const folder of folders) if ((await disk.changed(folder)) !== null) return folder;
  return null;
}

async function modulesIn(folder: string, disk: Disk): Promise<Modules> {
  const names = (await disk.list(folder)).filter((name) => nameOf(name) !== null).toSorted();
  return installedModules(await Promise.all(names.map((name) => infoOf(folder, name, disk))));
}

async function infoOf(folder: string, name: string, disk: Disk): Promise<DistInfo> {
  const [topLevel, direct] = await Promise.all(
    ['top_level.txt', 'direct_url.json'].map((file) => disk.read(`${folder}/${name}/${file}`)),
  );
  // The list of all files can be long, and is asked only where nothing shorter says it.
  const record = topLevel === null || topLevel === undefined ? await disk.read(`${folder}/${name}/RECORD`) : null;
  return { folder: name, topLevel: topLevel ?? null, record, directUrl: direct ?? null };
}
