import { join } from 'node:path';
import { parse } from 'yaml';
import { Manifest } from '#protocol/manifest.ts';
import type { Interpreter } from '../interpreter.ts';
import { lockDigest, requirementName, requirementsIn } from '../lock-text.ts';
import { readIfThere } from './files.ts';
import { type Requirements, readRequirements } from './requirements.ts';

type Names = Manifest['environment'];

/** What `slipway.yaml` says of the environment; the defaults where there is none or it does not parse (a rule says so). */
export async function environmentOf(project: string): Promise<Names> {
  const text = await readIfThere(join(project, 'slipway.yaml'));
  const parsed = text === null ? null : Manifest.safeParse(parse(text));
  return parsed?.success ? parsed.data.environment : Manifest.shape.environment.parse(undefined);
}

/** A requirements file as it is and as it has to be, and what it says then. */
export interface SetInput {
  readonly path: string;
  readonly lock: string;
  readonly before: string | null;
  readonly after: string;
  readonly read: Requirements;
}

export interface LockInput {
  readonly training: SetInput;
  /** Null where nobody said what answering needs. */
  readonly serving: SetInput | null;
  /** Lines of training, with those of serving that training does not name. */
  readonly lines: readonly string[];
  readonly digest: string;
}

/** Reads what a lock is made from: the project's own files, with what the notebook needs and they do not name. */
export async function readInput(
  project: string,
  requirements: readonly string[],
  serving: readonly string[] | null,
  interpreter: Interpreter,
): Promise<LockInput> {
  const names = await environmentOf(project);
  const read = async (path: string, lock: string, wanted: readonly string[], set: 'training' | 'serving') => {
    const before = await readIfThere(join(project, path));
    const after = merged(before, wanted, set);
    return { path, lock, before, after, read: await readRequirements(after, project, interpreter.direct) };
  };
  const training = await read(names.requirements, names.lock, requirements, 'training');
  const own = names.serving;
  const isSaid = serving !== null || (await readIfThere(join(project, own.requirements))) !== null;
  const served = isSaid ? await read(own.requirements, own.lock, serving ?? [], 'serving') : null;
  const named = new Set(training.read.lines.map(keyOf));
  const lines = [...training.read.lines, ...(served?.read.lines ?? []).filter((line) => !named.has(keyOf(line)))];
  const digest = lockDigest(training.read.said, served?.read.said ?? null, interpreter.version);
  return { training, serving: served, lines, digest };
}

const keyOf = (line: string): string => requirementName(line) ?? line;

/** The file's own lines, and what they do not name of the requirements. */
function merged(before: string | null, requirements: readonly string[], set: 'training' | 'serving'): string {
  if (before === null) return requirementsIn(requirements, set);
  const there = new Set(before.split('\n').map((line) => requirementName(line)));
  const missing = requirements.filter((line) => !there.has(requirementName(line)));
  return missing.length === 0 ? before : `${before.replace(/\n*$/, '\n')}${[...missing].sort().join('\n')}\n`;
}
