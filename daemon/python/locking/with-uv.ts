import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type DirectOrigin, directOrigin, markerFor, type Target } from '#core/environment/index.ts';
import { runChild } from '#daemon/process/index.ts';
import { Failure } from '#daemon/rpc/failure.ts';
import { installFailure } from '../install-failure.ts';
import { normalised } from '../lock-text.ts';
import { uvEnvironment } from './index-settings.ts';
import {
  constraintsOf,
  type DirectPackage,
  type IndexFile,
  type Resolution,
  type ResolvedSet,
  type ResolveOptions,
  type Tree,
  TreeBuilder,
} from './model.ts';
import { type PylockPackage, readPylock } from './pylock.ts';

type Compile = (
  name: string,
  lines: readonly string[],
  constraints: readonly string[],
  args: readonly string[],
) => Promise<PylockPackage[]>;

/** Resolves with `uv pip compile`, for one target after another so that each has what it needs and no more. */
export async function resolveWithUv(uv: string, folder: string, options: ResolveOptions): Promise<Resolution> {
  const { interpreter, targets, training, serving } = options;
  const compile = await compiler(uv, folder, options);
  const notes: string[] = [];
  const own = targets.find(({ id }) => id === interpreter.target?.id) ?? targets[0];
  if (own === undefined) throw new Error('a lock is for one target at least');
  const trainingSet = new SetBuilder();
  trainingSet.add(await compile(`training.${own.id}`, training, options.constraints, platformOf(own)), own.id);
  const kept = constraintsOf(trainingSet.tree);
  const others = targets.filter((target) => target !== own);
  for (const [target, packages] of await Promise.all(
    others.map(async (target) => [target, await elsewhere(compile, training, kept, options, target)] as const),
  )) {
    if (packages instanceof Failure) {
      trainingSet.copy(own.id, target.id);
      notes.push(`What ${target.id} needs could not be told apart, so it gets what ${own.id} has: ${packages.message}`);
    } else trainingSet.add(packages, target.id);
  }
  const servingSet = serving === null ? null : await serve(compile, serving, trainingSet, targets);
  const files = await listed(compile, trainingSet.tree, targets);
  return { training: trainingSet, serving: servingSet, files, resolver: 'uv', notes };
}

/** With the versions of the own platform if they will do, else with others. */
async function elsewhere(
  compile: Compile,
  lines: readonly string[],
  kept: readonly string[],
  { constraints }: ResolveOptions,
  target: Target,
): Promise<PylockPackage[] | Failure> {
  let last: Failure | null = null;
  for (const [at, tried] of [kept, constraints].entries())
    try {
      return await compile(`training.${target.id}.${at}`, lines, tried, platformOf(target));
    } catch (error) {
      if (!(error instanceof Failure) || error.data.reason === 'cancelled') throw error;
      last = error;
    }
  return last ?? new Failure('failed', 'it was not tried.', { reason: 'install-failed' });
}

async function serve(
  compile: Compile,
  lines: readonly string[],
  training: SetBuilder,
  targets: readonly Target[],
): Promise<ResolvedSet> {
  const serving = new SetBuilder();
  const found = await Promise.all(
    targets.map(async (target) => {
      const pins = constraintsOf(training.tree, target.id);
      const packages = await compile(`serving.${target.id}`, lines, pins, platformOf(target)).catch(
        (error: unknown) => {
          if (error instanceof Failure && error.data.reason !== 'cancelled') return null;
          throw error;
        },
      );
      return [target, packages] as const;
    }),
  );
  const [whole] = found.flatMap(([target, packages]) => (packages === null ? [] : [[target, packages] as const]));
  if (whole === undefined)
    throw new Failure('failed', 'The serving requirements could not be pinned at the versions of training.', {
      reason: 'conflict',
      remedy: 'Let the serving requirements name no other versions than those of training do.',
    });
  for (const [target, packages] of found)
    if (packages === null) serving.add(whole[1], target.id);
    else serving.add(packages, target.id);
  return serving;
}

/** Every file that the index has for what is pinned, whatever platform it is for. */
async function listed(
  compile: Compile,
  tree: Tree,
  targets: readonly Target[],
): Promise<ReadonlyMap<string, readonly IndexFile[]>> {
  const lines = [...tree].flatMap(([name, versions]) =>
    [...versions].map(([version, on]) => {
      const marker = versions.size === 1 ? null : markerFor(on, targets);
      return `${name}==${version}${marker === null ? '' : ` ; ${marker}`}`;
    }),
  );
  const packages = await compile('files', lines, [], ['--universal', '--no-deps']);
  const files = new Map<string, IndexFile[]>();
  for (const { name, wheels, sdist } of packages)
    for (const { url, path, hashes, size } of [...wheels, ...(sdist === undefined ? [] : [sdist])]) {
      const file = decodeURIComponent((url ?? path ?? '').split(/[?#]/)[0]?.split('/').at(-1) ?? '');
      const all = files.get(normalised(name)) ?? [];
      files.set(normalised(name), [...all, { file, sha256: hashes?.['sha256'] ?? null, size }]);
    }
  return files;
}

class SetBuilder implements ResolvedSet {
  readonly #pins = new TreeBuilder();
  readonly #direct = new Map<string, DirectPackage>();

  get tree(): Tree {
    return this.#pins.tree;
  }

  get direct(): readonly DirectPackage[] {
    return [...this.#direct.values()];
  }

  add(packages: readonly PylockPackage[], target: string): void {
    for (const found of packages) {
      const name = normalised(found.name);
      const origin = originOf(found);
      if (origin !== null) this.#direct.set(name, { name, origin });
      else if (found.version !== undefined) this.#pins.add(name, found.version, target);
    }
  }

  /** What one target has, another gets. */
  copy(from: string, to: string): void {
    for (const [name, versions] of this.tree)
      for (const [version, targets] of versions) if (targets.has(from)) this.#pins.add(name, version, to);
  }
}

function originOf({ vcs, directory, archive }: PylockPackage): DirectOrigin | null {
  if (directory !== undefined) return { kind: 'folder', path: directory.path, editable: directory.editable === true };
  const [from, more] =
    vcs === undefined
      ? [archive, { archive_info: { hashes: archive?.hashes } }]
      : [vcs, { vcs_info: { vcs: vcs.type, commit_id: vcs['commit-id'] }, subdirectory: vcs.subdirectory }];
  if (from === undefined) return null;
  return directOrigin({ url: from.url ?? `file://${encodeURI(from.path ?? '')}`, ...more });
}

const systems = { linux: 'manylinux_2_28', darwin: 'apple-darwin', win32: 'pc-windows-msvc' } as const;

/** The platform as uv names it; musl and machines it does not name are only ever the own one, for which it asks the interpreter. */
function platformOf({ os, machine, musl }: Target): string[] {
  const named = machine === 'arm64' || machine === 'ARM64' ? 'aarch64' : machine === 'AMD64' ? 'x86_64' : machine;
  return musl || !['aarch64', 'x86_64'].includes(named) ? [] : ['--python-platform', `${named}-${systems[os]}`];
}

async function compiler(uv: string, folder: string, options: ResolveOptions): Promise<Compile> {
  const { interpreter, signal, onLine } = options;
  const env = await uvEnvironment(interpreter.path, signal);
  return async (name, lines, constraints, args) => {
    const [input, bound, output] = [
      `${name}.in`,
      `${name}.constraints.txt`,
      `pylock.${name.replaceAll('.', '-')}.toml`,
    ];
    const secret = { mode: 0o600 };
    await writeFile(join(folder, input), `${[...options.options, ...lines].join('\n')}\n`, secret);
    await writeFile(join(folder, bound), `${constraints.join('\n')}\n`);
    const { code, tail } = await runChild(
      uv,
      [
        ...['pip', 'compile', input, '--constraint', bound, '--python', interpreter.path, '--output-file', output],
        ...['--format', 'pylock.toml', '--no-header', '--no-annotate', '--color', 'never', '--no-progress', '--quiet'],
        ...args,
      ],
      { cwd: folder, env, signal, stdin: '', onLine: (line, stream) => stream === 'stderr' && onLine(line) },
    );
    if (code !== 0) throw installFailure('Pinning the requirements', tail);
    return readPylock(await readFile(join(folder, output), 'utf8')).map((found) =>
      // Paths of a lock count from its own folder.
      found.directory === undefined
        ? found
        : { ...found, directory: { ...found.directory, path: resolve(folder, found.directory.path) } },
    );
  };
}
