import { join } from 'node:path';
import { type Target, unhashedPath, withoutCredentialsIn, withServers } from '#core/environment/index.ts';
import type { Interpreter } from './interpreter.ts';
import { lockText, pinsOf, readLock } from './lock-text.ts';
import { attemptsFor, isAsInstalled, newestOf, type Upgrade } from './locking/attempts.ts';
import { type Entries, entriesOf, type WithoutWheel } from './locking/entries.ts';
import { type Change, changesIn, readIfThere, writeChanges } from './locking/files.ts';
import { type LockInput, readInput, type SetInput } from './locking/input.ts';
import type { Resolution, ResolvedSet } from './locking/model.ts';
import { foldersAgree, type Unhashed, unhashedLines, unhashedText } from './locking/unhashed.ts';
import { resolve } from './resolve.ts';

/** One set of the environment and its lock. */
export interface LockedSet {
  readonly set: 'training' | 'serving';
  readonly requirements: string;
  /** Path of the lock relative to the project, and text. */
  readonly path: string;
  readonly text: string;
  readonly pins: ReadonlyMap<string, string>;
  /** What has no hash, as a requirements file; null where everything has one. */
  readonly unhashed: string | null;
  /** Bytes of the wheels for this platform, compressed; null where the index does not tell or the lock was kept. */
  readonly size: number | null;
}

export interface Locked extends LockedSet {
  readonly sets: readonly LockedSet[];
  /** Null where the lock was kept. */
  readonly resolver: 'uv' | 'pip' | null;
  readonly platforms: readonly string[];
  readonly unhashedPackages: readonly Unhashed[];
  readonly withoutWheels: readonly WithoutWheel[];
  readonly notes: readonly string[];
  /** Files that are not as the input wants them; written unless `dryRun`. */
  readonly changes: readonly Change[];
  /** Whether there are any. */
  readonly changed: boolean;
}

export interface Tools {
  readonly interpreter: Interpreter;
  /** Folder of Slipway's Python scripts. */
  readonly scripts: string;
  readonly signal: AbortSignal;
  readonly onLine: (line: string) => void;
}

export interface LockOptions extends Tools {
  readonly project: string;
  readonly requirements: readonly string[];
  /** What answering needs; null or left out where that is not known. */
  readonly serving?: readonly string[] | null;
  /** Packages to take anew from the index; all where `true`. */
  readonly upgrade?: Upgrade;
  /** Whether the lock has to have what the interpreter has: it is the notebook's own, and not any Python there is. */
  readonly follow?: boolean;
  readonly dryRun?: boolean;
}

/**
 * Writes the requirements files and their locks, or keeps them: a requirement already in a file stays as its owner wrote it, and
 * a lock made from the same requirements for the same Python and this platform is used as it is. Else versions are the
 * interpreter's, where it has any, then the old lock's.
 */
export async function lockProject(options: LockOptions): Promise<Locked> {
  const { project, interpreter, upgrade = false } = options;
  const input = await readInput(project, options.requirements, options.serving ?? null, interpreter);
  const old = await readIfThere(join(project, input.training.lock));
  const said = old === null ? null : readLock(old);
  const targets = withServers([
    ...(said?.platforms ?? []),
    ...(interpreter.target === null ? [] : [interpreter.target.id]),
  ]);
  const isKept =
    upgrade === false &&
    old !== null &&
    isFor(old, input, targets) &&
    (options.follow !== true || isAsInstalled(input.training.read.said, pinsOf(old), interpreter, said?.newest ?? []));
  const kept = isKept ? await keptSets(input, project, targets) : null;
  const made = kept === null ? await makeSets(options, input, targets, old) : { ...nothingNew, sets: kept };
  const changes = await changesOf(project, input, made.sets);
  if (options.dryRun !== true) await writeChanges(project, changes);
  const [training] = made.sets;
  if (training === undefined) throw new Error('a lock has a training set');
  const platforms = targets.map(({ id }) => id);
  return { ...training, ...made, platforms, changes, changed: changes.length > 0 };
}

const nothingNew = { resolver: null, unhashedPackages: [], withoutWheels: [], notes: [] } as const;

function isFor(lock: string, { digest }: LockInput, targets: readonly Target[]): boolean {
  const said = readLock(lock);
  return said.digest === digest && said.whole && said.platforms.join(' ') === targets.map(({ id }) => id).join(' ');
}

/** The locks as they are; null where one of them does not fit. */
async function keptSets(input: LockInput, project: string, targets: readonly Target[]): Promise<LockedSet[] | null> {
  const sets: LockedSet[] = [];
  for (const [set, one] of setsOf(input)) {
    const text = await readIfThere(join(project, one.lock));
    const unhashed = await readIfThere(join(project, unhashedPath(one.lock)));
    if (text === null || !isFor(text, input, targets)) return null;
    if (unhashed !== null && !(await foldersAgree(unhashed, project))) return null;
    sets.push({ set, requirements: one.path, path: one.lock, text, pins: pinsOf(text), unhashed, size: null });
  }
  return sets;
}

const setsOf = ({ training, serving }: LockInput): [LockedSet['set'], SetInput][] => [
  ['training', training],
  ...(serving === null ? [] : [['serving', serving] satisfies [LockedSet['set'], SetInput]]),
];

type Made = Pick<Locked, 'sets' | 'resolver' | 'unhashedPackages' | 'withoutWheels' | 'notes'>;

async function makeSets(
  options: LockOptions,
  input: LockInput,
  targets: readonly Target[],
  old: string | null,
): Promise<Made> {
  const { interpreter, project, upgrade = false } = options;
  const resolved = await resolve(
    {
      ...options,
      training: input.lines,
      serving: input.serving?.read.lines ?? null,
      options: [...new Set([...input.training.read.options, ...(input.serving?.read.options ?? [])])],
      targets,
    },
    attemptsFor(
      input.training.read.said,
      interpreter,
      old === null ? new Map() : pinsOf(old),
      upgrade,
      old === null ? [] : readLock(old).newest,
    ),
  );
  const unhashedPackages = await unhashedLines(resolved.training.direct, project);
  const direct = input.training.read.said;
  const newest = newestOf(direct, entriesFor(resolved.training, resolved, targets, interpreter).pins, interpreter);
  const sets: LockedSet[] = [];
  const withoutWheels: WithoutWheel[] = [];
  for (const [set, one] of setsOf(input)) {
    const found = set === 'training' ? resolved.training : (resolved.serving ?? resolved.training);
    const entries = entriesFor(found, resolved, targets, interpreter);
    if (set === 'training') withoutWheels.push(...entries.withoutWheels);
    const python = interpreter.version.split('.').slice(0, 2).join('.');
    const head = { from: one.path, python, platforms: targets.map(({ id }) => id), newest, digest: input.digest };
    const text = lockText(head, one.read.options.map(withoutCredentialsIn), entries.text);
    const names = new Set(found.direct.map(({ name }) => name));
    const unhashed = unhashedPackages.filter(({ name }) => names.has(name));
    sets.push({
      ...{ set, requirements: one.path, path: one.lock, text, pins: entries.pins, size: entries.size },
      unhashed: unhashed.length === 0 ? null : unhashedText(unhashed),
    });
  }
  return { sets, resolver: resolved.resolver, unhashedPackages, withoutWheels, notes: resolved.notes };
}

const entriesFor = (
  { tree }: ResolvedSet,
  { files }: Resolution,
  targets: readonly Target[],
  { version, target }: Interpreter,
): Entries => entriesOf(tree, { files, targets, minor: Number(version.split('.')[1]), own: target });

async function changesOf(project: string, input: LockInput, sets: readonly LockedSet[]): Promise<Change[]> {
  const changes: Change[] = setsOf(input).map(([, { path, before, after }]) => ({ path, before, after }));
  for (const { path, text, unhashed } of sets) {
    const beside = unhashedPath(path);
    const before = await readIfThere(join(project, beside));
    if (unhashed !== null) changes.push({ path: beside, before, after: unhashed });
    changes.push({ path, before: await readIfThere(join(project, path)), after: text });
  }
  return changesIn(changes);
}
