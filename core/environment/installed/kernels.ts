import type { Project } from '#core/project.ts';
import { type Disk, environmentAround, readInstalled } from './read.ts';

/** What says where Jupyter and conda keep what they know. */
export interface Machine {
  /** As `process.platform` has it. */
  readonly platform: string;
  /** The user's folder. */
  readonly home: string;
  readonly variables: Readonly<Record<string, string | undefined>>;
}

/** Every Jupyter has one of this name, and it is whatever Python that Jupyter is in. */
const isNobodys = (kernel: string): boolean => /^python[23]?$/i.test(kernel);

/**
 * The interpreter that a kernel starts, by the kernel's name in the notebook's metadata: an absolute path, or null where no kernel of
 * that name is registered here or where it starts whatever `python` there is. Looks where Jupyter does ("Jupyter's Common Directories
 * and File Locations"), and for the names that nb_conda_kernels makes up in conda's list of environments.
 */
export async function interpreterOfKernel(kernel: string, machine: Machine, disk: Disk): Promise<string | null> {
  if (isNobodys(kernel)) return null;
  const [, conda] = /^conda-env-(.+)-py$/.exec(kernel) ?? [];
  if (conda !== undefined) return interpreterOfConda(conda, machine, disk);
  // Jupyter does not mind the case of a name.
  for (const [folder, names] of await registered(kernelFolders(machine), disk))
    for (const name of names.filter((each) => each.toLowerCase() === kernel.toLowerCase())) {
      const program = programOf(await disk.read(`${folder}/${name}/kernel.json`));
      if (program !== null) return isAbsolute(program) ? program : null;
    }
  return null;
}

interface InKernel {
  readonly installed: NonNullable<Project['installed']>;
  readonly project: Project;
}

/** By the kernel's name: notebooks of one project may have kernels of their own. */
const kept = new WeakMap<Project, Map<string, InKernel>>();

/** The project with what is installed where the notebook's own kernel runs; as it was where that is not known. */
export async function withKernel(
  project: Project,
  kernel: string | null,
  machine: Machine,
  disk: Disk,
): Promise<Project> {
  const interpreter = kernel === null ? null : await interpreterOfKernel(kernel, machine, disk);
  const installed = interpreter === null ? null : await readInstalled([environmentAround(interpreter)], disk);
  if (kernel === null || installed === null) return project;
  const byKernel = kept.get(project) ?? new Map<string, InKernel>();
  kept.set(project, byKernel);
  const known = byKernel.get(kernel);
  if (known?.installed === installed) return known.project;
  // The same object while nothing changes: others keep what they worked out for it.
  const own = { ...project, installed };
  byKernel.set(kernel, { installed, project: own });
  return own;
}

interface Listed {
  readonly changed: number;
  readonly names: Promise<readonly string[]>;
}

const listed = new WeakMap<Disk, Map<string, Listed>>();

/**
 * Names of the kernels in each folder. Asked at each keystroke of a notebook with a kernel of its own: a folder is listed again only
 * when a kernel came or went since.
 */
async function registered(
  folders: readonly string[],
  disk: Disk,
): Promise<(readonly [folder: string, names: readonly string[]])[]> {
  const known = listed.get(disk) ?? new Map<string, Listed>();
  listed.set(disk, known);
  return Promise.all(
    folders.map(async (folder) => {
      const changed = await disk.changed(folder);
      if (changed === null) return [folder, []] as const;
      const before = known.get(folder);
      const now = before?.changed === changed ? before : { changed, names: disk.list(folder) };
      known.set(folder, now);
      return [folder, await now.names] as const;
    }),
  );
}

function kernelFolders({ platform, home, variables }: Machine): string[] {
  const of = (name: string, ...parts: readonly string[]): string[] => {
    const folder = variables[name];
    return folder === undefined || folder === '' ? [] : [[folder, ...parts].join('/')];
  };
  const path = (variables['JUPYTER_PATH'] ?? '').split(platform === 'win32' ? ';' : ':').filter((each) => each !== '');
  const [user = ''] = [...of('JUPYTER_DATA_DIR'), ...usersOwn(platform, home, of)];
  const environments = [...of('VIRTUAL_ENV', 'share/jupyter'), ...of('CONDA_PREFIX', 'share/jupyter')];
  const everybodys =
    platform === 'win32' ? of('PROGRAMDATA', 'jupyter') : ['/usr/local/share/jupyter', '/usr/share/jupyter'];
  return [...path, user, ...environments, ...everybodys].map((folder) => `${folder}/kernels`);
}

function usersOwn(platform: string, home: string, of: (name: string, part: string) => string[]): string[] {
  if (platform === 'win32') return of('APPDATA', 'jupyter');
  if (platform === 'darwin') return [`${home}/Library/Jupyter`];
  return [...of('XDG_DATA_HOME', 'jupyter'), `${home}/.local/share/jupyter`];
}

/** What a `kernel.json` starts; null where it says nothing of it. */
function programOf(text: string | null): string | null {
  if (text === null) return null;
  try {
    const said: unknown = JSON.parse(text);
    const argv = typeof said === 'object' && said !== null && 'argv' in said ? said.argv : null;
    const program: unknown = Array.isArray(argv) ? argv[0] : null;
    return typeof program === 'string' ? program : null;
  } catch {
    // Jupyter does not start it either.
    return null;
  }
}

const isAbsolute = (path: string): boolean => /^(?:\/|[A-Za-z]:[\\/])/.test(path);

async function interpreterOfConda(name: string, { platform, home }: Machine, disk: Disk): Promise<string | null> {
  const listed = ((await disk.read(`${home}/.conda/environments.txt`)) ?? '').split(/\r?\n/).map((line) => line.trim());
  const named = listed.filter((folder) => folder.split(/[\\/]/).at(-1)?.toLowerCase() === name.toLowerCase());
  const [environment] = named;
  // Two of one name: it cannot be told which is meant.
  if (environment === undefined || named.length > 1) return null;
  return platform === 'win32' ? `${environment}\\python.exe` : `${environment}/bin/python`;
}
