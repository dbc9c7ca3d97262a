import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { confirmedServing, type Target } from '#core/environment/index.ts';
import { type Answers, compareAnswers, type Tolerance } from '#core/proof/index.ts';
import { Failure } from '#daemon/rpc/failure.ts';
import { Signature } from '#protocol/model.ts';
import type { Environment } from '#protocol/rpc/prepare.ts';
import { askRows } from '../ask-rows.ts';
import { ensureEnvironment } from '../environments.ts';
import type { Facts, Told } from '../events.ts';
import type { Interpreter } from '../interpreter.ts';
import type { Locked } from '../lock.ts';
import { normalised } from '../lock-text.ts';
import { type KeptWheel, lockPart } from './lock-part.ts';
import { answeringNames } from './names.ts';
import { keepWheels, unhashedNames } from './wheels.ts';

export interface Settling {
  readonly stateFolder: string;
  readonly scripts: string;
  /** The model folder. */
  readonly out: string;
  readonly facts: Facts;
  readonly tolerance: Tolerance;
  readonly lock: Locked;
  readonly interpreter: Interpreter;
  /** What the notebook ran in. */
  readonly environment: Environment;
  readonly targets: readonly Target[];
  /** Requirements of training, as the analysis and as their file has them, and those of them that serving was foreseen to need. */
  readonly requirements: readonly string[];
  readonly written: readonly string[];
  readonly foreseen: readonly string[] | undefined;
  readonly signal: AbortSignal;
  readonly onLine: (line: string) => void;
}

/** What a model is served with, shown by its answers. */
export interface ServingSet {
  /** The lock of it, for the model folder. */
  readonly lock: string;
  /** What the Python objects answered to the captured rows, in an environment of that lock. */
  readonly answers: Answers;
  readonly wheels: readonly KeptWheel[];
  /** Why it is all of training; null where it is the part that answering needs. */
  readonly instead: string | null;
  /** Requirements that answering loaded and nobody foresaw. */
  readonly added: readonly string[];
}

/**
 * The smallest set that was seen to answer: what answering loaded with all it asks for, asked again in a clean environment of
 * nothing else. Where it does not answer there as it did, all of training.
 */
export async function settleServing(asked: Settling): Promise<ServingSet> {
  const { facts, lock } = asked;
  const { installed } = facts.fresh;
  const serving = lock.sets.find(({ set }) => set === 'serving');
  const names = answeringNames({
    ...{ installed, lock: lock.text, targets: asked.targets, python: asked.interpreter.version },
    foreseen: serving === undefined ? [] : [...serving.pins.keys(), ...unhashedNames(serving.unhashed)],
    direct: asked.written,
  });
  const loaded = new Set(installed.filter((one) => one.loaded).map(({ name }) => normalised(name)));
  const added =
    asked.foreseen === undefined ? [] : confirmedServing(asked.requirements, asked.foreseen, loaded, []).added;
  const whole = new Set([...lock.pins.keys(), ...unhashedNames(lock.unhashed)]);
  const isPart = [...whole].some((name) => !names.has(name));
  const part = isPart ? await tried(names, asked) : null;
  if (part !== null && 'lock' in part) return { ...part, instead: null, added };
  const all = await answering(whole, asked);
  if (part === null) return { ...all, instead: null, added };
  const instead = `In an environment of only the packages that were loaded when it answered, the model did not answer as it had: ${part.why}`;
  return { ...all, instead, added };
}

type Answered = Pick<ServingSet, 'lock' | 'answers' | 'wheels'>;

/** The set, or why it does not do. */
async function tried(names: ReadonlySet<string>, asked: Settling): Promise<Answered | { readonly why: string }> {
  try {
    return await answering(names, asked);
  } catch (error) {
    if (asked.signal.aborted || !(error instanceof Failure)) throw error;
    return { why: error.message };
  }
}

/** Throws a `Failure` where the environment cannot be made, or the model answers otherwise in it. */
async function answering(names: ReadonlySet<string>, asked: Settling): Promise<Answered> {
  const { lock, out, facts, interpreter, signal, onLine, stateFolder, scripts } = asked;
  await rm(join(out, 'slipway', 'wheels'), { recursive: true, force: true });
  const unhashed = unhashedNames(lock.unhashed).filter((name) => names.has(name));
  const wheels = await keepWheels(unhashed, { python: asked.environment.python, scripts, out, signal });
  const text = lockPart(lock.text, names, wheels);
  const made = { lock: text, wheels };
  // All of training with nothing packed anew is what it has answered in already.
  if (wheels.length === 0 && [...lock.pins.keys()].every((name) => names.has(name)))
    return { ...made, answers: facts.answers.python };
  const { python } = await ensureEnvironment({
    ...{ stateFolder, interpreter, lock: text, exportLock: '', wheels: out, signal, onLine },
  });
  const told = await askRows(out, facts.fresh.asked, {
    ...{ python, scripts, stateFolder, signal, onLine },
  });
  const signature = Signature.parse(JSON.parse(await readFile(join(out, 'slipway', 'signature.json'), 'utf8')));
  const apart = partingOf(told, signature, asked);
  if (apart !== null)
    throw new Failure('failed', apart, { reason: 'answers-otherwise', subject: out, remedy: 'Prepare it again.' });
  const [first] = told;
  return { ...made, answers: first !== undefined && 'answers' in first ? first.answers : {} };
}

/** The first batch that is answered in another way than where the notebook ran; null where there is none. */
function partingOf(told: readonly Told[], signature: Signature, { facts, tolerance }: Settling): string | null {
  const { asked, batches } = facts.fresh;
  for (const [at, before] of batches.entries()) {
    const now = told[at];
    if (now === undefined) return 'it did not answer everything.';
    if ('error' in before) {
      if ('error' in now) continue;
      return `it answers what it had refused (${before.error}).`;
    }
    if ('error' in now) return now.error;
    const captured = { rows: asked[at] ?? [], answers: before.answers };
    const same = compareAnswers('python', signature, captured, now.answers, tolerance);
    if (same.some(({ rows, agreeing }) => rows !== agreeing)) return 'its answers are others.';
  }
  return null;
}
