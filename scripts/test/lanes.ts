import type { Suite } from './suites.ts';

/** Lanes that run at the same time, each a list of suites that run one after another. */
export type Stage = readonly (readonly Suite[])[];

/**
 * The suites in stages: each stage begins when the one before has ended. Suites without a lane are a stage of their own;
 * neighbours with lanes share one.
 */
export function stagesOf(suites: readonly Suite[]): readonly Stage[] {
  const stages: Suite[][][] = [];
  let shared: Map<string, Suite[]> | null = null;
  for (const suite of suites) {
    if (suite.lane === undefined) {
      shared = null;
      stages.push([[suite]]);
      continue;
    }
    if (shared === null) {
      shared = new Map();
      stages.push([]);
    }
    const lane = shared.get(suite.lane);
    if (lane !== undefined) lane.push(suite);
    else {
      const made = [suite];
      shared.set(suite.lane, made);
      stages.at(-1)?.push(made);
    }
  }
  return stages;
}
