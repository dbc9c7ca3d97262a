import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { normalizedName, parseRequirement, type Requirement, type Target } from '#core/environment/index.ts';
import { runChild } from '#daemon/process/index.ts';
import { Failure } from '#daemon/rpc/failure.ts';
import { compareDotted } from '#protocol/oldest.ts';
import { installFailure } from '../install-failure.ts';
import type { Interpreter } from '../interpreter.ts';
import {
  type IndexFile,
  type Resolution,
  type ResolvedSet,
  type ResolveOptions,
  type Tree,
  TreeBuilder,
} from './model.ts';
import { closureOf, PipReport, type Reported, reported } from './pip-report.ts';

/**
 * Resolves with `pip install --dry-run --report`. pip resolves for the platform it runs on; what other targets need follows from
 * the markers in what it found, and what only they need is asked for by name.
 */
export async function resolveWithPip(folder: string, options: ResolveOptions): Promise<Resolution> {
  const { interpreter, targets, serving } = options;
  checkPip(interpreter);
  const packages = reported(await report(folder, 'own', options.training, options.constraints, [], options));
  const notes: string[] = [];
  const training = requirementsOf(options.training, packages);
  for (const target of targets) {
    const lacks = await complete(folder, target, training, packages, options);
    if (lacks.length > 0)
      notes.push(`${lacks.join(', ')}, which ${target.id} needs beside what this platform does, could not be pinned.`);
  }
  const setOf = (requirements: readonly Requirement[]): ResolvedSet => setFrom(requirements, packages, options);
  const trainingSet = setOf(training);
  const files = await listed(folder, trainingSet.tree, packages, options, notes);
  return {
    training: trainingSet,
    serving: serving === null ? null : setOf(requirementsOf(serving, packages)),
    files,
    resolver: 'pip',
    notes,
  };
}

function checkPip({ path, pip }: Interpreter): void {
  if (pip !== null && compareDotted(pip, '23.0') >= 0) return;
  throw new Failure('missing', `${path} has ${pip === null ? 'no pip' : `pip ${pip}`}.`, {
    reason: 'pip-not-found',
    subject: path,
    remedy: `Run "${path} -m pip install --upgrade pip" (Debian: apt install python3-pip python3-venv), or install uv.`,
  });
}

async function report(
  folder: string,
  name: string,
  lines: readonly string[],
  constraints: readonly string[],
  args: readonly string[],
  asked: ResolveOptions,
): Promise<PipReport> {
  const { interpreter, options, signal, onLine } = asked;
  const [input, bound, output] = [`${name}.in`, `${name}.constraints.txt`, join(folder, `${name}.json`)];
  await writeFile(join(folder, input), `${[...options, ...lines].join('\n')}\n`, { mode: 0o600 });
  await writeFile(join(folder, bound), `${constraints.join('\n')}\n`);
  const { code, tail } = await runChild(
    interpreter.path,
    [
      ...['-m', 'pip', 'install', '--dry-run', '--ignore-installed', '--report', output, '--prefer-binary'],
      ...['--requirement', input, '--constraint', bound, ...args],
      ...['--disable-pip-version-check', '--no-input', '--progress-bar', 'off', '--no-color'],
    ],
    { cwd: folder, signal, stdin: '', onLine },
  );
  if (code !== 0) throw await explained(folder, tail, asked);
  return PipReport.parse(JSON.parse(await readFile(output, 'utf8')));
}

/** pip does not say why an index named no version; the index is asked, through pip. */
async function explained(folder: string, tail: readonly string[], options: ResolveOptions): Promise<Failure> {
  const failure = installFailure('Pinning the requirements', tail);
  const name = /satisfies the requirement ([A-Za-z0-9][\w.-]*)/.exec(tail.join('\n'))?.[1];
  if (failure.data.reason !== 'no-version-found' || name === undefined) return failure;
  const { code, stdout } = await askIndex(folder, { why: normalizedName(name) }, options);
  return code === 0 ? installFailure('Pinning the requirements', [...tail, ...stdout.trim().split('\n')]) : failure;
}

/** Runs `slipway_index.py`, with the index options that a requirements file has. */
async function askIndex(
  folder: string,
  asked: object,
  { options, interpreter, scripts, signal, onLine }: ResolveOptions,
) {
  const requirements = join(folder, 'index-options.txt');
  await writeFile(requirements, `${options.join('\n')}\n`, { mode: 0o600 });
  return runChild(interpreter.path, [join(scripts, 'slipway_index.py')], {
    cwd: folder,
    signal,
    stdin: JSON.stringify({ ...asked, requirements }),
    onLine: (line, stream) => stream === 'stderr' && onLine(line),
  });
}

/** Adds what a target needs and `packages` has not, with what that needs in turn; names of what no index gives for it. */
async function complete(
  folder: string,
  target: Target,
  requirements: readonly Requirement[],
  packages: Map<string, Reported>,
  options: ResolveOptions,
): Promise<string[]> {
  const { version } = options.interpreter;
  const given = new Set<string>();
  for (let round = 0; ; round += 1) {
    const open = closureOf(requirements, packages, target, version).missing.filter((one) => !given.has(one.normalized));
    if (open.length === 0) return [...given].sort();
    const pins = [...packages.values()].flatMap((one) => (one.origin === null ? [`${one.name}==${one.version}`] : []));
    const lines = open.map(lineOf);
    const name = `${target.id}.${round}`;
    const args = ['--no-deps', ...platformArgs(target, version), '--target', join(folder, name)];
    const found = await report(folder, name, lines, [...options.constraints, ...pins], args, options).catch(
      (error: unknown) => {
        if (!(error instanceof Failure) || error.data.reason === 'cancelled') throw error;
        return null;
      },
    );
    if (found === null) for (const { normalized } of open) given.add(normalized);
    else for (const [key, one] of reported(found)) packages.set(key, one);
  }
}

const lineOf = ({ name, extras, specifiers }: Requirement): string =>
  `${name}${extras.length === 0 ? '' : `[${extras.join(',')}]`}${specifiers.map(({ operator, version }) => operator + version).join(',')}`;

function platformArgs({ os, machine, musl }: Target, python: string): string[] {
  const minor = python.split('.').slice(0, 2).join('.');
  const names =
    os === 'win32'
      ? [`win_${machine.toLowerCase()}`]
      : os === 'darwin'
        ? ['14_0', '11_0', '10_9'].map((oldest) => `macosx_${oldest}_${machine}`)
        : musl
          ? [`musllinux_1_2_${machine}`, `musllinux_1_1_${machine}`]
          : [
              ...['2_28', '2_27', '2_24', '2_17', '2_12', '2_5'].map((of) => `manylinux_${of}_${machine}`),
              `manylinux2014_${machine}`,
            ];
  const platforms = names.flatMap((name) => ['--platform', name]);
  return [...platforms, '--python-version', minor, '--implementation', 'cp', '--only-binary', ':all:'];
}

/** What lines ask for; a line that is a path or an address stands for the package that came from there. */
function requirementsOf(lines: readonly string[], packages: ReadonlyMap<string, Reported>): Requirement[] {
  const direct = [...packages.values()].filter(({ origin }) => origin !== null);
  const named = new Set<string>();
  const found = lines.flatMap((line) => {
    const requirement = parseRequirement(line);
    if (!requirement.ok) return [];
    named.add(requirement.value.normalized);
    return [requirement.value];
  });
  const isNameless = lines.some((line) => !line.startsWith('--constraint') && !parseRequirement(line).ok);
  const rest = isNameless ? direct.filter(({ name }) => !named.has(name)) : [];
  return [...found, ...rest.map(({ name }) => bare(name))];
}

const bare = (name: string): Requirement => ({
  name,
  normalized: normalizedName(name),
  extras: [],
  specifiers: [],
  url: null,
  marker: null,
});

function setFrom(
  requirements: readonly Requirement[],
  packages: ReadonlyMap<string, Reported>,
  { targets, interpreter }: ResolveOptions,
): ResolvedSet {
  const pins = new TreeBuilder();
  const direct = new Map<string, ResolvedSet['direct'][number]>();
  for (const target of targets)
    for (const name of closureOf(requirements, packages, target, interpreter.version).needed) {
      const found = packages.get(name);
      if (found === undefined) continue;
      if (found.origin === null) pins.add(name, found.version, target.id);
      else direct.set(name, { name, origin: found.origin });
    }
  return { tree: pins.tree, direct: [...direct.values()] };
}

const Listed = z.record(z.string(), z.array(z.object({ file: z.string(), sha256: z.string().nullable() })));

/** Every file that pip's indexes have for what is pinned; where this pip cannot be asked, the files it chose itself. */
async function listed(
  folder: string,
  tree: Tree,
  packages: ReadonlyMap<string, Reported>,
  options: ResolveOptions,
  notes: string[],
): Promise<ReadonlyMap<string, readonly IndexFile[]>> {
  const chosen = new Map<string, IndexFile[]>();
  for (const name of tree.keys()) {
    const found = packages.get(name);
    if (found !== undefined) chosen.set(name, [{ file: found.file, sha256: found.sha256 }]);
  }
  const versions = Object.fromEntries([...tree].map(([name, found]) => [name, [...found.keys()]]));
  const { code, stdout, tail } = await askIndex(folder, { versions }, options);
  if (code !== 0) {
    notes.push(
      `The hashes are those of the files for this platform only: pip ${options.interpreter.pip} lists no others (${tail.at(-1) ?? 'it printed nothing'}).`,
    );
    return chosen;
  }
  const all = new Map<string, readonly IndexFile[]>(Object.entries(Listed.parse(JSON.parse(stdout))));
  for (const [name, [own]] of chosen) {
    const known = all.get(name) ?? [];
    const isTold = known.some((one) => one.file === own?.file && one.sha256 !== null);
    if (own !== undefined && own.sha256 !== null && !isTold)
      all.set(name, [...known.filter((one) => one.file !== own.file), own]);
  }
  return all;
}
