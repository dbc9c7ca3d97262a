import { asksOf } from './ask.ts';
import type { Ask } from './asked-model.ts';
import { boxImports, type Unwrapped, unwrap } from './boxes.ts';
import { fitOf } from './label.ts';
import { refuseMoreData } from './more-data.ts';
import { Obstacle } from './obstacle.ts';
import { type Raw, rawOf } from './raw-form.ts';
import { renderFeatures } from './render.ts';
import { type Slice, sliceFrom } from './slicer.ts';
import { kindsOf } from './state.ts';
import { rawColumns, targetColumns } from './target.ts';
import type { Step, Trace } from './trace.ts';

/** A place where a model is asked, and what it is asked about without the boxes around it. */
export interface Asked {
  readonly ask: Ask;
  readonly input: Unwrapped;
}

/** A way from raw rows to what a model takes. */
export interface Way extends Asked {
  readonly slice: Slice;
  readonly raw: Raw;
  /** Python source of `def features(<raw>, fitted)`, the boxes put back on. */
  readonly source: string;
  /** Columns of the raw rows that only say the target. */
  readonly target: readonly string[];
}

/** Where a notebook can be cut: what preparing proves, and what training and inference are separated at. */
export interface Choice {
  /** Best first. */
  readonly asks: readonly Ask[];
  /** Best first: of the first asks that have one. */
  readonly ways: readonly Way[];
  /** Why asks have no way, in a sentence each that names what stands in the way and where. */
  readonly obstacles: ReadonlyMap<Ask, string>;
  /** What the ways rest on that only rows can show: that a call nobody knows looks at one row at a time. Null where all is known. */
  readonly unsure: string | null;
  /** Where the cut is made at the model's own input when no way holds, best first; none where no model is asked. */
  readonly nearest: readonly Asked[];
}

/** Ways that are worth trying in one run: what each keeps is copied. */
const most = 3;
/** Calls that are looked at before it is given up. */
const looked = 12;

/** Whether a run can hold a way against the notebook: it asks such a model by itself, as scikit-learn's are asked. */
export const isAsked = ({ method }: Ask): boolean => method !== null;

/** Where none is sure to look at one row at a time, those ways are taken that may. */
export function choose(trace: Trace): Choice {
  const asks = asksOf(trace);
  const nearest = nearestOf(trace, asks);
  const sure = waysFrom(trace, asks);
  const first = [asks[0], asks.find(isAsked)].find((ask) => ask !== undefined && sure.obstacles.has(ask));
  const unsure = first === undefined ? null : (sure.obstacles.get(first) ?? null);
  if (unsure === null) return { asks, ...sure, unsure, nearest };
  const trusting = waysFrom({ ...trace, trusting: true }, asks);
  // Trust that does not help the first of them is not needed by the others.
  const helps = first !== undefined && !trusting.obstacles.has(first);
  if (trusting.ways.length === 0 || (!helps && sure.ways.length > 0)) return { asks, ...sure, unsure: null, nearest };
  return { asks, ways: trusting.ways, obstacles: sure.obstacles, unsure, nearest };
}

function waysFrom(trace: Trace, asks: readonly Ask[]): Pick<Choice, 'ways' | 'obstacles'> {
  const ways: Way[] = [];
  const obstacles = new Map<Ask, string>();
  for (const ask of asks.slice(0, looked)) {
    try {
      const way = wayOf(trace, ask, ways.length);
      if (!ways.some((other) => isSame(other, way))) ways.push(way);
      if (ways.length === most) break;
    } catch (error) {
      if (!(error instanceof Obstacle)) throw error;
      obstacles.set(ask, error.message);
    }
  }
  return { ways, obstacles };
}

function wayOf(trace: Trace, ask: Ask, number: number): Way {
  const input = inputOf(trace, ask);
  const target = targetColumns(trace, fitOf(trace, ask));
  const kinds = kindsOf(trace, target);
  const slice = sliceFrom({ trace, kinds, target, number }, input.step, input.node);
  refuseMoreData(trace, slice);
  const source = renderFeatures(slice, { wrap: input.wrap, imports: boxImports(trace, input.needs) });
  const { name, step } = slice.raw;
  const raw = rawOf(trace, name, step, kinds.before[step.at + 1]?.get(name));
  return { ask, input, slice, raw, source, target: rawColumns(trace, target) };
}

/** The same rows to the same model by the same way: another call says nothing new. */
const isSame = (a: Way, b: Way): boolean =>
  a.ask.model === b.ask.model && a.source === b.source && a.slice.raw.name === b.slice.raw.name;

const inputOf = (trace: Trace, { argument, argumentStep }: Ask): Unwrapped =>
  unwrap(trace, argument, argumentStep) ?? { node: argument, step: argumentStep, wrap: (inner) => inner, needs: [] };

const nearestOf = (trace: Trace, asks: readonly Ask[]): Asked[] =>
  asks
    .slice(0, looked)
    .map((ask) => ({ ask, input: inputOf(trace, ask) }))
    .filter(({ ask, input }) => canStand(input.step, ask));

/** The input must have a value outside the statement that asks. */
const canStand = (step: Step, { argument }: Ask): boolean =>
  !/^(?:list|integer|float|string)$/.test(argument.type) && !/definition$/.test(step.statement.syntax.type);
