import * as z from 'zod';
import { runChild } from '#daemon/process/index.ts';
import type { Interpreter } from '../interpreter.ts';
import type { Change } from './files.ts';

const CondaPackages = z.array(z.object({ name: z.string(), version: z.string(), channel: z.string() }));
export type CondaPackage = z.infer<typeof CondaPackages>[number];

/** Packages of a conda environment that bring no Python distribution, so that pip does not know them, with their channels. */
const probe = `
import glob, json, os, sys
found = []
for file in glob.glob(os.path.join(sys.prefix, "conda-meta", "*.json")):
    with open(file, encoding="utf-8") as said:
        one = json.load(said)
    files = one.get("files") or []
    if any(".dist-info/" in path or ".egg-info" in path for path in files): continue
    channel = (one.get("channel") or "").rstrip("/")
    name = channel.rsplit("/", 2)[-2] if channel.count("/") > 1 else channel
    found.append({"name": one["name"], "version": one["version"], "channel": name})
print(json.dumps(sorted(found, key=lambda one: one["name"])))
`;

/** What conda alone knows of an interpreter's environment; nothing where it is in none. */
export async function condaPackages(interpreter: Interpreter, signal: AbortSignal): Promise<CondaPackage[]> {
  if (interpreter.conda === null) return [];
  const { code, stdout } = await runChild(interpreter.path, ['-I', '-c', probe], { signal, stdin: '' });
  return code === 0 ? CondaPackages.parse(JSON.parse(stdout)) : [];
}

export interface EnvironmentYaml {
  readonly name: string;
  /** Major and minor version. */
  readonly python: string;
  readonly lock: string;
  readonly unhashed: string | null;
  readonly packages: readonly CondaPackage[];
}

const mark = '# Made by Slipway';

/** `environment.yml` for people who use conda: Python from conda, everything a package index has from the lock. */
export function environmentYaml({ name, python, lock, unhashed, packages }: EnvironmentYaml): string {
  const own = packages.filter((one) => one.name !== 'python' && !one.name.startsWith('_') && one.name !== 'pip');
  const channels = [...new Set(own.map(({ channel }) => channel))]
    .filter((channel) => /^[\w.-]+$/.test(channel))
    .sort();
  const lines = [
    `${mark} for conda; pip installs what ${lock} pins, with its hashes.`,
    '# conda env create --file environment.yml',
    `name: ${name}`,
    'channels:',
    ...(channels.length === 0 ? ['conda-forge'] : channels).map((channel) => `  - ${channel}`),
    'dependencies:',
    `  - python=${python}`,
    '  - pip',
    ...(own.length === 0 ? [] : ['  # Not on a package index; pinned as the notebook’s environment has them.']),
    ...own.map(({ name: package_, version }) => `  - ${package_}=${version}`),
    '  - pip:',
    `      - --requirement ${lock}`,
    ...(unhashed === null ? [] : [`      - --requirement ${unhashed}`]),
  ];
  return `${lines.join('\n')}\n`;
}

/** A file beside the lock: written where it is absent or Slipway's own, else left alone, which is said. */
export function companion(
  path: string,
  before: string | null,
  text: string,
): { change: Change | null; note: string | null } {
  if (before === null || before.startsWith(mark)) return { change: { path, before, after: text }, note: null };
  if (before === text) return { change: null, note: null };
  return { change: null, note: `${path} is yours and was left as it is. Remove it to have Slipway write one.` };
}
