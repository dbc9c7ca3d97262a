import { effectOf } from '#core/python/effects/index.ts';
import { rootOf } from '#core/python/roots.ts';
import { at, Obstacle } from '#core/python/slice/obstacle.ts';
import { renderFeatures } from '#core/python/slice/render.ts';
import { type Slice, Slicer } from '#core/python/slice/slicer.ts';
import { kindsOf } from '#core/python/slice/state.ts';
import { rawColumns, targetColumns } from '#core/python/slice/target.ts';
import { argumentsOf, assignmentIn, type Step, type Trace } from '#core/python/slice/trace.ts';
import type { SyntaxNode } from '#core/python/syntax.ts';
import type { Ask } from './ask.ts';
import { fitOf } from './label.ts';
import { callsIn } from './prune.ts';
import { type Unwrapped, unwrap } from './wrap.ts';

/** Where the notebook is cut: what a row is at the border, and how it becomes what the model takes. */
export interface Cut {
  readonly ask: Ask;
  readonly input: Unwrapped;
  /** The slice from raw rows; null where the model's own input is the border. */
  readonly slice: Slice | null;
  /** Source of `features` as the slice gives it; null as above. */
  readonly source: string | null;
  readonly target: readonly string[];
  /** Why nothing nearer to the raw rows could be had. */
  readonly obstacle: string | null;
}

/** The first way to ask that leads back to raw rows, else the best one cut at the model's own input. */
export function cutOf(trace: Trace, asks: readonly Ask[]): Cut {
  let nearest: Cut | null = null;
  for (const ask of asks.slice(0, 12)) {
    const input = unwrap(trace, ask.argument, ask.argumentStep) ?? {
      node: ask.argument,
      step: ask.argumentStep,
      wrap: (inner: string) => inner,
      needs: [],
    };
    const target = targetColumns(trace, fitOf(trace, ask));
    const kinds = kindsOf(trace, target);
    try {
      const slice = new Slicer(trace, kinds, target).run(input.step, input.node);
      refuseNoTable(trace, kinds.before, slice);
      refuseMoreData(trace, slice);
      const source = renderFeatures(slice);
      return { ask, input, slice, source, target: rawColumns(trace, target), obstacle: null };
    } catch (error) {
      if (!(error instanceof Obstacle)) throw error;
      if (nearest !== null || !canStand(input.step, ask)) continue;
      nearest = { ask, input, slice: null, source: null, target: [], obstacle: error.message };
    }
  }
  if (nearest !== null) return nearest;
  throw new Obstacle(
    'No fitted model is asked for a prediction in this notebook; add a cell that calls `predict` on the model to serve.',
  );
}

/** Rows come as a table: a data set that only holds one, or an array, is no border that rows of a file could cross. */
function refuseNoTable(trace: Trace, kinds: ReturnType<typeof kindsOf>['before'], { raw }: Slice): void {
  const { statement } = raw.step;
  const known = kinds[raw.step.at + 1]?.get(raw.name);
  const right = assignmentIn(statement.syntax)?.right;
  const path = right === undefined ? '' : (trace.callOf(right)?.path ?? '');
  const holds = /^statsmodels\.(?:\w+\.)*datasets\.\w+\.load(?:_pandas)?$/.test(path);
  // `X, y = load_iris(return_X_y=True)` and what `make_blobs` gives are arrays.
  const arrays = /^sklearn\.datasets\./.test(path) && !/as_frame\s*=\s*True/.test(right?.text ?? '');
  const taken = right !== undefined && ofArrays(trace, raw.step, right);
  if (known?.kind !== 'source' && known?.shape !== 'array' && !holds && !arrays && !taken) return;
  throw new Obstacle(`\`${raw.name}\` (${at(statement.cell, statement.range.start.line)}) is no table of rows.`);
}

/** `iris.data[:, :2]` of a data set that was not loaded as a table. */
function ofArrays(trace: Trace, step: Step, node: SyntaxNode): boolean {
  if (node.type === 'call' && /train_test_split$/.test(trace.callOf(node)?.path ?? ''))
    return argumentsOf(node).positional.some((given) => ofArrays(trace, step, given));
  const root = node.type === 'attribute' || node.type === 'subscript' ? rootOf(node) : null;
  const loaded = trace.steps.findLast(
    ({ at: place, statement }) => place < step.at && statement.defines.includes(root ?? ''),
  );
  const right = loaded === undefined ? undefined : assignmentIn(loaded.statement.syntax)?.right;
  const path = right === undefined ? '' : (trace.callOf(right)?.path ?? '');
  return /^sklearn\.datasets\./.test(path) && !/as_frame\s*=\s*True/.test(right?.text ?? '');
}

/** What is loaded on the way belongs to the training rows and to no others. */
function refuseMoreData(trace: Trace, { pieces, raw }: Slice): void {
  for (const { kind, node, step } of pieces) {
    const read = callsIn(kind === 'statement' ? node : null).find((call) => {
      const path = trace.callOf(call)?.path ?? '';
      return effectOf(path)?.reads !== undefined || /^sklearn\.datasets\./.test(path);
    });
    if (read === undefined) continue;
    const { cell, range } = step.statement;
    throw new Obstacle(
      `\`${read.text.split('\n')[0]}\` (${at(cell, range.start.line)}) brings more data to the rows of \`${raw.name}\`, which only belongs to those the notebook has.`,
    );
  }
}

/** The input must have a value outside the statement that asks. */
const canStand = (step: Step, { argument }: Ask): boolean =>
  !/^(?:list|integer|float|string)$/.test(argument.type) && !/definition$/.test(step.statement.syntax.type);
