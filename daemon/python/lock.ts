import { mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { replaceFile } from '#daemon/process/index.ts';
import { Manifest } from '#protocol/manifest.ts';
import { exportTools } from './export-tools.ts';
import type { Interpreter } from './interpreter.ts';
import {
  digestOf,
  entriesOf,
  lockDigest,
  lockText,
  pinsOf,
  requirementName,
  requirementsIn,
  resolverOf,
  sha256,
} from './lock-text.ts';
import { resolve } from './resolve.ts';

export interface Locked {
  /** Path relative to the project, and text. */
  readonly path: string;
  readonly text: string;
  readonly resolver: 'uv' | 'pip';
  readonly pins: ReadonlyMap<string, string>;
  /** Whether a file in the project was written. */
  readonly changed: boolean;
}

export interface LockOptions {
  readonly project: string;
  readonly requirements: readonly string[];
  readonly interpreter: Interpreter;
  readonly signal: AbortSignal;
  readonly onLine: (line: string) => void;
}

/** What `slipway.yaml` says of the environment; the defaults where there is none or it does not parse (a rule says so). */
export async function environmentOf(project: string): Promise<Manifest['environment']> {
  const text = await readIfThere(join(project, 'slipway.yaml'));
  const parsed = text === null ? null : Manifest.safeParse(parse(text));
  return parsed?.success ? parsed.data.environment : { requirements: 'requirements.in', lock: 'requirements.lock' };
}

/**
 * Writes `requirements.in` and the lock, or keeps them: a requirement already in the file stays as its owner wrote it, and
 * a lock made from the same requirements for the same Python is used as it is. Versions the interpreter has installed are
 * kept for direct requirements. Both files are replaced whole.
 */
export async function lockProject(options: LockOptions): Promise<Locked> {
  const { project, interpreter } = options;
  const names = await environmentOf(project);
  const before = await readIfThere(join(project, names.requirements));
  const wanted = merged(before, options.requirements);
  const digest = lockDigest(wanted, interpreter.version);
  const old = await readIfThere(join(project, names.lock));
  const keeps = old !== null && digestOf(old) === digest;
  const text = keeps ? old : await makeLock(options, wanted, digest);
  if (wanted !== before) await replaceFile(join(project, names.requirements), wanted);
  if (!keeps) await replaceFile(join(project, names.lock), text);
  return {
    path: names.lock,
    text,
    resolver: resolverOf(text),
    pins: pinsOf(text),
    changed: !keeps || wanted !== before,
  };
}

/** The file's own lines, and what they do not name of the requirements. */
function merged(before: string | null, requirements: readonly string[]): string {
  if (before === null) return requirementsIn(requirements);
  const there = new Set(before.split('\n').map((line) => requirementName(line)));
  const missing = requirements.filter((line) => !there.has(requirementName(line)));
  return missing.length === 0 ? before : `${before.replace(/\n*$/, '\n')}${[...missing].sort().join('\n')}\n`;
}

async function makeLock(options: LockOptions, requirements: string, digest: string): Promise<string> {
  const constraints = requirements.split('\n').flatMap((line) => {
    const name = requirementName(line);
    const version = name === null ? undefined : options.interpreter.installed.get(name);
    return name === null || version === undefined || /[=<>~!@]/.test(line) ? [] : [`${name}==${version}`];
  });
  const { pins, resolver } = await resolve({ ...options, requirements, constraints });
  return lockText(pins, digest, resolver);
}

/**
 * Pins of the export tools that the notebook's lock does not have, under its versions. Kept in the state folder by the
 * lock's digest, never in the project.
 */
export async function lockExportTools(
  stateFolder: string,
  lock: Locked,
  options: Omit<LockOptions, 'project' | 'requirements'>,
): Promise<string> {
  const requirements = `${exportTools.join('\n')}\n`;
  const { version, platform } = options.interpreter;
  const key = sha256(`${lock.text}\n${requirements}\n${version}\n${platform}`);
  const file = join(stateFolder, 'locks', key, 'requirements-export.lock');
  const kept = await readIfThere(file);
  if (kept !== null) return kept;
  const constraints = [...lock.pins].map(([name, pinned]) => `${name}==${pinned}`);
  const { pins } = await resolve({ ...options, requirements, constraints });
  const text = [...entriesOf(pins)]
    .filter(([name]) => !lock.pins.has(name))
    .map(([, entry]) => entry)
    .join('');
  await mkdir(dirname(file), { recursive: true });
  await replaceFile(file, text);
  return text;
}

export async function readIfThere(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
