import type { Ask } from '#core/python/slice/asked-model.ts';
import type { Unwrapped } from '#core/python/slice/boxes.ts';
import { type Asked, type Choice, isAsked, type Way } from '#core/python/slice/choice.ts';
import { Obstacle } from '#core/python/slice/obstacle.ts';
import { noModel } from '#core/python/slice/plan.ts';
import type { Raw } from '#core/python/slice/raw-form.ts';
import type { Slice } from '#core/python/slice/slicer.ts';

/** The cut that code is written for. */
export interface Cut {
  readonly ask: Ask;
  readonly input: Unwrapped;
  /** The slice from raw rows, and what holds these; null where the model's own input is the border. */
  readonly slice: Slice | null;
  readonly raw: Raw | null;
  /** Source of `features` as the slice gives it; null as above. */
  readonly source: string | null;
  readonly target: readonly string[];
  /** Why nothing nearer to the raw rows could be had. */
  readonly obstacle: string | null;
  /** What has to be shown by rows: the tests ask for it. */
  readonly unsure: string | null;
}

/**
 * What a run found out: which of the plan's cuts holds, counted from 0, or that none does and the model's own input was taken,
 * with the reason.
 */
export interface Settled {
  readonly cut: number | null;
  readonly reason: string | null;
  /** The model it took, as an expression of the notebook; null where that is not known. */
  readonly model: string | null;
}

/** The cut a run settled on, else the first of the choice. Throws an `Obstacle` where no model is asked. */
export function takenFrom(choice: Choice, settled: Settled | null): Cut {
  const { ways, nearest, obstacles, unsure, asks } = choice;
  const tried = ways.filter(({ ask }) => isAsked(ask));
  // What the run could not try is as good as it was; what it tried and refused is not.
  const left = settled === null ? ways : ways.filter(({ ask }) => !isAsked(ask));
  const model = settled?.model ?? null;
  const way = settled?.cut == null ? left.find((one) => isOf(model, one)) : tried[settled.cut];
  if (way !== undefined) return ofWay(way, unsure);
  const own = nearest.find((one) => isOf(model, one)) ?? nearest[0];
  if (own === undefined) throw new Obstacle(noModel);
  const [first] = asks;
  const obstacle = settled?.reason ?? (first === undefined ? null : (obstacles.get(first) ?? null));
  return { ...own, slice: null, raw: null, source: null, target: [], obstacle: obstacle ?? noWay, unsure: null };
}

/** Whether a model is asked under a name, or under no name that is known. An object may have several. */
const isOf = (model: string | null, { ask }: Asked): boolean => model === null || ask.root === /^\w+/.exec(model)?.[0];

const noWay = 'No way from raw rows to the model holds.';

const ofWay = ({ ask, input, slice, raw, source, target }: Way, unsure: string | null): Cut => ({
  ...{ ask, input, slice, raw, source, target },
  obstacle: null,
  unsure,
});
