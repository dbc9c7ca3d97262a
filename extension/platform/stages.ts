import type { Progress } from '#protocol/rpc/progress.ts';
import { type JobStep, jobSteps } from '#protocol/rpc/steps.ts';

/** Work on a notebook that checks of its checklist wait for. */
export type WorkKind = 'lock' | 'run' | 'prepare' | 'split';

/** `waiting`: its stage has not begun. `working`: it is at work. `ready`: it is over, and what it made is kept with the rest at the end. */
export type Stage = 'waiting' | 'working' | 'ready';

const locking = ['environment/lock', 'environment/complete', 'assistance/requirements'];

/** What each step settles. Locks are written when their step ends; what preparing makes, all at its end. */
const settles: Readonly<Record<WorkKind, Partial<Readonly<Record<JobStep, readonly string[]>>>>> = {
  lock: { lock: locking },
  run: { lock: locking, run: ['environment/reproduces'] },
  prepare: {
    lock: locking,
    run: ['training/model-folder', 'tracking/metrics', 'tracking/data-version'],
    export: ['pattern/signature'],
    profile: ['monitoring/reference'],
    prove: ['training/proven', 'retraining/rollback'],
  },
  split: { separate: ['training/code'] },
};

/** What is kept as soon as its step is over. */
const keptAtOnce: ReadonlySet<string> = new Set(locking);

const order: readonly string[] = jobSteps;

/** How far each check is, given the step that is at work; those that are settled are left out. */
export function stagesAt(kind: WorkKind, step: Progress['step'] | null): ReadonlyMap<string, Stage> {
  const now = step === null ? -1 : order.indexOf(step);
  return new Map(
    Object.entries(settles[kind]).flatMap(([own, checks]) => {
      const at = order.indexOf(own);
      // What follows an export is still of it until the next stage that settles something begins.
      const stage: Stage = now < at ? 'waiting' : now < nextAfter(kind, at) ? 'working' : 'ready';
      return checks
        .filter((check) => stage !== 'ready' || !keptAtOnce.has(check))
        .map((check): [string, Stage] => [check, stage]);
    }),
  );
}

/** Index of the step after which a stage is over. */
function nextAfter(kind: WorkKind, at: number): number {
  const later = Object.keys(settles[kind])
    .map((step) => order.indexOf(step))
    .filter((index) => index > at);
  // A lock is made when its own step ends; the environment takes long, and settles nothing.
  return order[at] === 'lock' ? at + 1 : Math.min(...later, order.length);
}
