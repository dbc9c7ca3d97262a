import type { Project } from '#core/project.ts';
import { stepsOf } from '#core/proof/stale.ts';
import { type Outcome, refusal, success } from '#core/result.ts';
import type { PreparationPlan } from '#protocol/rpc/prepare.ts';
import type { Analysis } from '../model.ts';
import { choose, isAsked } from './choice.ts';
import { cutOf } from './cut.ts';
import type { Edit } from './edits.ts';
import { at, Obstacle } from './obstacle.ts';
import { fileFor, type Replacement, runCells } from './run-cells.ts';
import { runOrder } from './run-order.ts';
import { seedsOf } from './seeds.ts';
import { seenFrom } from './seen-from.ts';
import type { Slice } from './slicer.ts';
import type { Trace } from './trace.ts';
import { traceOf } from './trace-of.ts';

/**
 * Says how to run the notebook and cuts ways from raw rows to an answer at the fitted state. Where no way can be cut, the
 * plan says in a sentence what stands in the way and where, and the run takes rows as the model itself does. Refuses what
 * cannot be run at all. `requirements` are the direct dependencies as PEP 508 requirements.
 */
export function planPreparation(
  analysis: Analysis,
  project: Project,
  requirements: readonly string[],
  more: Partial<More> = {},
): Outcome<PreparationPlan> {
  try {
    return success(plan(analysis, project, requirements, { notebook: '', replaced: [], ...more }));
  } catch (error) {
    if (error instanceof Obstacle) return refusal(error.message);
    throw error;
  }
}

function plan(
  analysis: Analysis,
  project: Project,
  requirements: readonly string[],
  { notebook, replaced }: More,
): PreparationPlan {
  refuseOtherLanguages(analysis);
  const { order, cells } = runOrder(analysis);
  const trace = traceOf(analysis, cells);
  const choice = choose(trace);
  const asks = choice.asks.filter(isAsked);
  const [first] = asks;
  if (first === undefined && !mayHoldModel(trace)) throw new Obstacle(noModel);
  const ways = choice.ways.filter(({ ask }) => isAsked(ask));
  for (const { slice } of ways.slice(0, 1)) refuseMissingData(analysis, project, slice);
  const recordings = together(ways.map(({ slice }) => slice.writer.recordings));
  const seen = seenFrom(project, notebook);
  const run = runCells(analysis, seen.project, cells, { recordings, replaced });
  return {
    cells: [...run.cells],
    order,
    cuts: ways.map((way) => cutOf(trace, way, choice, cells)),
    obstacle: first === undefined ? noModel : (choice.obstacles.get(first) ?? null),
    models: [...new Set(asks.map(({ root }) => root))].slice(0, 12),
    python: /^3\.\d+/.exec(analysis.notebook.languageVersion ?? '')?.[0] ?? null,
    seeds: seedsOf(analysis),
    steps: stepsOf(analysis),
    requirements: [...new Set(requirements)].sort(),
    data: run.data.map(seen.inProject).sort(),
    changes: [...orderNote(analysis, order), ...run.changes],
  };
}

interface More {
  /** Path of the notebook in the project; its cells run in its folder. */
  readonly notebook: string;
  /** Text that is written in another way for the run. */
  readonly replaced: readonly Replacement[];
}

export const noModel =
  'No fitted model is asked for a prediction in this notebook; add a cell that calls `predict` on the model to serve.';

/** Whether anything is fitted, trained or loaded that could be a model: only a run can tell. */
const mayHoldModel = (trace: Trace): boolean =>
  trace.steps.some(({ statement }) =>
    statement.calls.some(({ path }) =>
      /(?:\.|^)(?:fit|fit_transform|fit_predict|predict\w*|train|backward|load|load_model)$/.test(path),
    ),
  );

/** What several ways ask of the run, by cell. */
function together(recordings: readonly ReadonlyMap<number, readonly Edit[]>[]): ReadonlyMap<number, readonly Edit[]> {
  const made = new Map<number, Edit[]>();
  for (const [cell, edits] of recordings.flatMap((each) => [...each]))
    made.set(cell, [...(made.get(cell) ?? []), ...edits]);
  return made;
}

function refuseOtherLanguages({ notebook }: Analysis): void {
  if (notebook.language === 'python') return;
  throw new Obstacle(`The notebook is written in ${notebook.language}; only Python notebooks can be prepared.`);
}

/** Data the raw rows come from must be in the project, or the run is bound to fail. */
function refuseMissingData({ facts }: Analysis, project: Project, { raw }: Slice): void {
  const { statement } = raw.step;
  const read = facts.reads.find((item) => item.statement === statement.id && item.sourceRange !== null);
  const source = read?.source ?? null;
  if (read === undefined || source === null || /^[a-z][a-z0-9+]*:\/\//i.test(source) || !/^pandas\./.test(read.path))
    return;
  if (fileFor(source, project) !== null) return;
  const base = source.split(/[\\/]/).at(-1) ?? source;
  throw new Obstacle(
    `The data file \`${source}\` (${at(read.cell, read.range.start.line)}) is not in the project, or several files are called \`${base}\`; put it into the project folder.`,
  );
}

export function orderNote(
  { order: { undefinedInDocument, execution }, notebook }: Analysis,
  order: 'document' | 'execution',
): string[] {
  const [missing] = undefinedInDocument.filter(({ branch }) => !branch);
  if (order === 'document' || missing === undefined || execution === null) return [];
  const placed = execution.flatMap((cell, position) => {
    if (notebook.cells[cell]?.executionCount !== null) return [];
    const before = execution[position - 1];
    const where = before === undefined ? 'first' : `after cell ${before + 1}`;
    return [`Runs cell ${cell + 1}, which has no execution count, ${where}; run it and save the notebook to be sure.`];
  });
  return [
    `Runs the cells in the order they were last run: from top to bottom \`${missing.name}\` (${at(missing.cell, missing.range.start.line)}) is not defined yet.`,
    ...placed,
  ];
}
