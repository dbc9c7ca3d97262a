import { effectOf } from '#core/python/effects/index.ts';
import type { Call } from '#core/python/model.ts';
import { nodesOf } from '../walk.ts';
import type { ServingPart } from './serving-code.ts';

/**
 * Whether an answer asks nothing that was trained before: the colours of a picture, the forecast of a series that came with
 * the request. What such a function fits is its work, not a second training.
 */
export const answersOnItsOwn = (answer: readonly ServingPart[]): boolean =>
  answer.every((part) => part.calls.every((call) => effectOf(call.path)?.predicts !== true || isMadeIn(part, call)));

/** Whether the object that a call is of was made in the same function: under a name, or in the same line. */
export function isMadeIn(part: ServingPart, call: Call): boolean {
  if (call.receiver !== null) return madeIn(part).has(call.receiver);
  const object = call.syntax.child('function')?.child('object') ?? null;
  if (object === null) return true;
  return part.calls.some((made) => made !== call && made.syntax.start === object.start && makes(made));
}

const kept = new WeakMap<ServingPart, ReadonlySet<string>>();

function madeIn(part: ServingPart): ReadonlySet<string> {
  const known = kept.get(part);
  if (known !== undefined) return known;
  const names = new Set<string>();
  for (const assignment of nodesOf(part.node, 'assignment')) {
    const [left, right] = [assignment.child('left'), assignment.child('right')];
    const made = right !== null && part.calls.some((call) => call.syntax.start === right.start && makes(call));
    if (left?.type === 'identifier' && made) names.add(left.text);
  }
  kept.set(part, names);
  return names;
}

/** Makes something that can learn, or learns itself; what is loaded was trained before. */
function makes({ path }: Call): boolean {
  const effect = effectOf(path);
  if (effect?.loads !== undefined) return false;
  return effect?.estimator !== undefined || effect?.fits === 'here' || /(?:^|\.)[A-Z]\w*$/.test(path);
}
