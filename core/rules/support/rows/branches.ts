import { joined } from './combine.ts';
import type { Frame } from './frame.ts';
import { nothing, type Value } from './value.ts';

/** Runs each branch from the same state; afterwards a name holds what all of them say. */
export function runBranches(frame: Frame, branches: readonly (() => void)[]): void {
  const before = new Map(frame.names);
  const ways = branches.map((run) => {
    restore(frame.names, before);
    frame.ended = false;
    run();
    return { names: new Map(frame.names), ended: frame.ended };
  });
  frame.ended = ways.every(({ ended }) => ended);
  // A way that returned does not lead on.
  const [first, ...rest] = ways.filter(({ ended }) => frame.ended || !ended).map(({ names }) => names);
  const names = new Set([first, ...rest].flatMap((each) => [...(each?.keys() ?? [])]));
  restore(frame.names, before);
  for (const name of names) {
    const values = rest.map((each) => each.get(name));
    const start = first?.get(name) ?? values.find((each) => each !== undefined) ?? nothing;
    frame.names.set(
      name,
      values.reduce<Value>((all, each) => joined(all, each), start),
    );
  }
}

function restore(names: Map<string, Value>, before: ReadonlyMap<string, Value>): void {
  names.clear();
  for (const [name, value] of before) names.set(name, value);
}
