import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import * as z from 'zod';
import { type DirectOrigin, directOrigin, type Target, targetOfPlatform } from '#core/environment/index.ts';
import { runChild } from '#daemon/process/index.ts';
import { environment } from '#daemon/rpc/environment.ts';
import { Failure } from '#daemon/rpc/failure.ts';
import { compareDotted, oldestPython } from '#protocol/oldest.ts';

const Probe = z.object({
  executable: z.string(),
  version: z.string(),
  implementation: z.string(),
  platform: z.string(),
  machine: z.string(),
  musl: z.boolean(),
  conda: z.string().nullable(),
  direct: z.record(z.string(), z.string()),
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
  /** The target of a lock it is on; null where no lock can be for it. */
  readonly target: Target | null;
  /** Folder of the conda environment it is in, or null. */
  readonly conda: string | null;
  /** Distributions that came from a repository, a folder or an address, by normalised name (PEP 610). */
  readonly direct: ReadonlyMap<string, DirectOrigin>;
  /** Whether `python -m venv` works. */
  readonly venv: boolean;
  /** Version of its pip, or null. */
  readonly pip: string | null;
  /** Installed distributions by normalised name. */
  readonly installed: ReadonlyMap<string, string>;
}

const probe = `
import importlib.metadata, importlib.util, json, os, platform, re, sys, sysconfig
names = {}
direct = {}
for one in importlib.metadata.distributions():
    name = one.metadata["Name"]
    if not name: continue
    name = re.sub(r"[-_.]+", "-", name).lower()
    # The first on the search path is the one that is imported.
    if name in names: continue
    names[name] = one.version
    said = one.read_text("direct_url.json")
    if said: direct[name] = said
print(json.dumps({
  "executable": sys.executable,
  "version": ".".join(map(str, sys.version_info[:3])),
  "implementation": sys.implementation.name,
  "platform": sysconfig.get_platform(),
  "machine": platform.machine(),
  "musl": "musl" in (sysconfig.get_config_var("HOST_GNU_TYPE") or ""),
  "conda": sys.prefix if os.path.isdir(os.path.join(sys.prefix, "conda-meta")) else None,
  "direct": direct,
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
    return {
      ...found,
      path: found.executable,
      target: targetOfPlatform(found.platform, found.machine, found.musl),
      installed: new Map(Object.entries(found.installed)),
      direct: new Map(Object.entries(found.direct).flatMap(([name, text]) => originsIn(name, text))),
    };
  } catch (error) {
    if (error instanceof Failure && error.data.reason === 'cancelled') throw error;
    return `${command}: ${error instanceof Error ? error.message : String(error)}`;
  }
}

function originsIn(name: string, text: string): [string, DirectOrigin][] {
  try {
    const origin = directOrigin(JSON.parse(text));
    return origin === null ? [] : [[name, origin]];
  } catch {
    // Whatever wrote this was no installer; the distribution counts as one of an index.
    return [];
  }
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
