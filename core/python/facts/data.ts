import type { Place } from '../effects/effect.ts';
import { effectOf } from '../effects/index.ts';
import type { Argument, Call, Facts } from '../model.ts';
import { assignedTo, constantStrings, type FactsInput, placedArgument, sited } from './context.ts';

/** Where data comes from and goes to. */
export function dataFacts(input: FactsInput): Pick<Facts, 'reads' | 'writes'> {
  const constants = constantStrings(input);
  const literal = (argument: Argument | null) => {
    if (argument === null) return { value: null, range: null };
    if (typeof argument.literal === 'string') return { value: argument.literal, range: argument.range };
    return { value: constants.get(argument.text) ?? null, range: null };
  };
  const reads: Facts['reads'][number][] = [];
  const writes: Facts['writes'][number][] = [];
  const writesTo = (at: Parameters<typeof sited>[0], place: Place): void => {
    const { value, range } = literal(placedArgument(at.call, place));
    writes.push({ ...sited(at), path: at.call.path, target: value, targetRange: range });
  };
  for (const at of input.calls) {
    const { call } = at;
    const { path } = call;
    const effect = effectOf(path);
    if (effect?.reads !== undefined) {
      const { kind, mode } = effect.reads;
      if (mode !== undefined && asksToWrite(call, mode)) writesTo(at, effect.reads);
      else {
        const { value, range } = literal(placedArgument(call, effect.reads));
        const source = kind === 'packaged' ? path : value;
        reads.push({ ...sited(at), path, source, binds: assignedTo(at), sourceRange: range });
      }
    }
    if (effect?.writes !== undefined) writesTo(at, effect.writes);
  }
  return { reads, writes };
}

function asksToWrite(call: Call, position: number): boolean {
  const mode = placedArgument(call, { position, keywords: ['mode'] })?.literal;
  return typeof mode === 'string' && /[wax+]/.test(mode);
}
