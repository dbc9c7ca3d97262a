import { closureOf, environmentOfTarget, type Present, type Target } from '#core/environment/index.ts';
import { normalised, pinsOf } from '../lock-text.ts';
import { conditionalIn } from './lock-part.ts';

/** A distribution of the environment the notebook ran in, and whether answering loaded it. */
export interface Installed extends Present {
  readonly loaded: boolean;
}

export interface Answering {
  readonly installed: readonly Installed[];
  /** Names that are needed in any case: what was foreseen. */
  readonly foreseen: Iterable<string>;
  /** Requirements as somebody wrote them. */
  readonly direct: readonly string[];
  readonly lock: string;
  readonly targets: readonly Target[];
  /** Such as `3.11.7`. */
  readonly python: string;
}

/**
 * Names that answering needs: what was loaded when the model answered, what was foreseen, and all they ask for on any platform of
 * the lock. Where that reaches what is not installed here, everything that the lock has for some platforms only.
 */
export function answeringNames(asked: Answering): ReadonlySet<string> {
  const { installed, foreseen, direct, lock, targets, python } = asked;
  const loaded = installed.filter((one) => one.loaded).map(({ name }) => name);
  const where = targets.map((target) => environmentOfTarget(target, python));
  const names = closureOf([...loaded, ...foreseen], { present: installed, direct, where });
  const here = new Set(installed.map(({ name }) => normalised(name)));
  const pins = pinsOf(lock);
  const isElsewhere = [...names].some((name) => pins.has(name) && !here.has(name));
  return isElsewhere ? new Set([...names, ...conditionalIn(lock)]) : names;
}
