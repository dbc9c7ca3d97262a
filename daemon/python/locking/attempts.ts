import { compareVersions, parseRequirement, parseVersion } from '#core/environment/index.ts';
import type { Interpreter } from '../interpreter.ts';
import { normalised } from '../lock-text.ts';
import type { Attempts } from '../resolve.ts';

/** Packages to take anew from the index; `true` for all. */
export type Upgrade = boolean | readonly string[];

/**
 * Versions to keep, the strictest first: all that the interpreter has and, of the rest, the old lock's; those of direct
 * dependencies; none. What came from no index has no version to keep, nor has what shall be newer.
 */
export function attemptsFor(
  direct: readonly string[],
  { installed, direct: elsewhere }: Interpreter,
  locked: ReadonlyMap<string, string>,
  upgrade: Upgrade,
  newest: readonly string[] = [],
): Attempts {
  if (upgrade === true) return [[]];
  const anew = new Set((upgrade === false ? [] : upgrade).map(normalised));
  const has = (name: string): boolean => !anew.has(name) && !elsewhere.has(name);
  const pinned = (versions: ReadonlyMap<string, string>): string[] =>
    [...versions].flatMap(([name, version]) => (has(name) ? [`${name}==${publicPart(version)}`] : []));
  const own = namesOf(direct).filter((name) => installed.has(name));
  // What was asked to be newer once stays as it was locked then.
  const isNewest = (name: string): boolean => upgrade !== false || newest.includes(name);
  const kept = new Map([...locked, ...installed, ...[...locked].filter(([name]) => isNewest(name))]);
  const attempts = [pinned(kept), pinned(new Map(own.map((name) => [name, installed.get(name) ?? ''])))];
  return [...attempts.filter((attempt) => attempt.length > 0), []];
}

/** Another platform, and another index, may have another build of a version. */
const publicPart = (version: string): string => version.replace(/\+.*$/, '');

/** Direct dependencies whose locked version is not the interpreter's. */
function differing(direct: readonly string[], pins: ReadonlyMap<string, string>, { installed }: Interpreter): string[] {
  return namesOf(direct).filter((name) => {
    const [here, locked] = [installed.get(name), pins.get(name)];
    if (here === undefined || locked === undefined) return false;
    const [one, other] = [parseVersion(publicPart(here)), parseVersion(publicPart(locked))];
    return one === null || other === null ? here !== locked : compareVersions(one, other) !== 0;
  });
}

/** Whether a lock has the direct dependencies as the interpreter has them, but for those that were asked to be newer. */
export const isAsInstalled = (
  direct: readonly string[],
  pins: ReadonlyMap<string, string>,
  interpreter: Interpreter,
  newest: readonly string[],
): boolean => differing(direct, pins, interpreter).every((name) => newest.includes(name));

/** What the head of a lock remembers, so that the next one does not go back: see `isAsInstalled`. */
export const newestOf = (
  direct: readonly string[],
  pins: ReadonlyMap<string, string>,
  interpreter: Interpreter,
): string[] => differing(direct, pins, interpreter).sort();

function namesOf(requirements: readonly string[]): string[] {
  return requirements.flatMap((line) => {
    const requirement = parseRequirement(line);
    return requirement.ok && requirement.value.url === null ? [requirement.value.normalized] : [];
  });
}
