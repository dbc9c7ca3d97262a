import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import * as z from 'zod';
import { runChild } from '#daemon/process/index.ts';
import { environment } from '#daemon/rpc/environment.ts';
import { Failure } from '#daemon/rpc/failure.ts';
import { compareDotted, oldestPython } from '#protocol/oldest.ts';

const Probe = z.object({
  executable: z.string(),
  version: z.string(),
  implementation: z.string(),
  platform: z.string(),
  venv: z.boolean(),
  pip: z.string().nullable(),
  installed: z.record(z.string(), z.string()),
});

/** A Python that runs, and what it can do. */
export interface Interpreter {
  readonly path: string;
  /** Such as `3.11.7`. */
  readonly version: string;
  /** Such as `linux-x86_64`. */
  readonly platform: string;
  /** Whether `python -m venv` works. */
  readonly venv: boolean;
  /** Version of its pip, or null. */
  readonly pip: string | null;
  /** Installed distributions by normalised name. */
  readonly installed: ReadonlyMap<string, string>;
}

/** Oldest Python that the export tools run on. */

const probe = `
import importlib.metadata, importlib.util, json, re, sys, sysconfig
names = {}
for one in importlib.metadata.distributions():
    name = one.metadata["Name"]
    if name: names[re.sub(r"[-_.]+", "-", name).lower()] = one.version
print(json.dumps({
  "executable": sys.executable,
  "version": ".".join(map(str, sys.version_info[:3])),
  "implementation": sys.implementation.name,
  "platform": sysconfig.get_platform(),
  "venv": bool(importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip")),
  "pip": names.get("pip"),
  "installed": names,
}))
`;

/** Asks one interpreter what it is; a sentence where it does not answer. */
export async function inspectInterpreter(command: string, signal: AbortSignal): Promise<Interpreter | string> {
  try {
    const { code, stdout, tail } = await runChild(command, ['-c', probe], { signal, stdin: '' });
    if (code !== 0) return `${command}: ${tail.at(-1) ?? `ended with code ${code}`}`;
    const found = Probe.parse(JSON.parse(stdout));
    if (found.implementation !== 'cpython') return `${command}: is ${found.implementation}, not CPython`;
    if (compareDotted(found.version, oldestPython) < 0)
      return `${command}: is Python ${found.version}, older than ${oldestPython}`;
    return { ...found, path: found.executable, installed: new Map(Object.entries(found.installed)) };
  } catch (error) {
    if (error instanceof Failure && error.data.reason === 'cancelled') throw error;
    return `${command}: ${error instanceof Error ? error.message : String(error)}`;
  }
}

/**
 * The interpreter to make environments with: the given one, the project's own `.venv` or `venv`, `python3.X` of the wanted
 * version, then what is on PATH. Throws a `Failure` `python-not-found` that lists what was tried.
 */
export async function findInterpreter(
  options: { project: string; given?: string | undefined; version?: string | undefined },
  signal: AbortSignal,
): Promise<Interpreter> {
  const tried: string[] = [];
  for (const command of candidates(options)) {
    const found = await inspectInterpreter(command, signal);
    if (typeof found === 'string') tried.push(found);
    else if (options.version !== undefined && !found.version.startsWith(`${options.version}.`))
      tried.push(`${command}: is Python ${found.version}, and ${options.version} is wanted`);
    else return found;
  }
  const wanted = options.version ?? `${oldestPython} or newer`;
  throw new Failure('missing', `No Python ${wanted} was found.`, {
    reason: 'python-not-found',
    subject: options.given ?? `Python ${wanted}`,
    remedy: `Install Python ${options.version ?? '3.12'} (python.org, your package manager, or "uv python install"), or choose another interpreter: --python on the command line, the setting slipway.python in the editor.`,
    details: tried,
  });
}

function candidates({
  project,
  given,
  version,
}: {
  project: string;
  given?: string | undefined;
  version?: string | undefined;
}): string[] {
  if (given !== undefined) return [given];
  const program = process.platform === 'win32' ? join('Scripts', 'python.exe') : join('bin', 'python');
  const own = ['.venv', 'venv'].map((folder) => join(project, folder, program)).filter((file) => existsSync(file));
  const names = ['python3', 'python', ...['3.13', '3.12', '3.11', '3.10'].map((minor) => `python${minor}`)];
  const wanted = version === undefined ? [] : [`python${version}`];
  return [...own, ...[...wanted, ...names].filter((name) => findProgram(name) !== null)];
}

/** Path of a program on PATH, or null. */
export function findProgram(name: string): string | null {
  const suffixes = process.platform === 'win32' ? ['.exe', '.cmd', ''] : [''];
  for (const folder of (environment()['PATH'] ?? '').split(delimiter)) {
    if (folder === '') continue;
    for (const suffix of suffixes) if (existsSync(join(folder, name + suffix))) return join(folder, name + suffix);
  }
  return null;
}
