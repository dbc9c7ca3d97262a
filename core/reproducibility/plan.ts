import type { Cell } from '#core/notebook/model.ts';
import type { Project } from '#core/project.ts';
import type { Analysis } from '#core/python/model.ts';
import { Obstacle } from '#core/python/slice/obstacle.ts';
import { orderNote } from '#core/python/slice/plan.ts';
import { type Replacement, runCells } from '#core/python/slice/run-cells.ts';
import { runOrder } from '#core/python/slice/run-order.ts';
import { seenFrom } from '#core/python/slice/seen-from.ts';
import { type Outcome, refusal, success } from '#core/result.ts';
import { liveReads } from '#core/rules/support/live/live-reads.ts';
import type { RunPlan } from '#protocol/rpc/run.ts';
import { unseededDraws } from './draws.ts';
import { leftOutOf, showsValue } from './magics.ts';
import { moduleDigests } from './modules.ts';
import { digestsOf } from './record.ts';

/**
 * Says how to run the whole notebook; no model is needed for it. Refuses in a sentence where no order of its cells defines
 * what they read. `requirements` are the direct dependencies as PEP 508 requirements; `notebook` is its path in the project, whose
 * folder the cells run in; `replaced` is text that is written in another way for the run.
 */
export function planRun(
  analysis: Analysis,
  project: Project,
  requirements: readonly string[],
  notebook: string,
  replaced: readonly Replacement[] = [],
): Outcome<RunPlan> {
  try {
    return success(plan({ analysis, project, requirements, notebook, replaced }));
  } catch (error) {
    if (error instanceof Obstacle) return refusal(error.message);
    throw error;
  }
}

interface Planned {
  readonly analysis: Analysis;
  readonly project: Project;
  readonly requirements: readonly string[];
  readonly notebook: string;
  readonly replaced: readonly Replacement[];
}

function plan({ analysis, project, requirements, notebook, replaced }: Planned): RunPlan {
  const { order, cells: ordered } = orderOf(analysis);
  const isSkipped = (cell: Cell): boolean => tagsOf(cell).includes('skip-execution');
  const wanted = ordered.filter((index) => {
    const cell = analysis.notebook.cells[index];
    return cell !== undefined && !isSkipped(cell);
  });
  const seen = seenFrom(project, notebook).project;
  const run = runCells(analysis, seen, wanted, { recordings: new Map(), replaced });
  const cells = run.cells.flatMap(({ cell, source }) => {
    const syntax = analysis.cells.find((item) => item.cell.index === cell);
    if (syntax === undefined) return [];
    return [
      {
        cell,
        source,
        shows: showsValue(syntax, analysis.statements),
        hides: syntax.magics.some(({ kind, name }) => kind === 'cell' && name === 'capture'),
        mayFail: mayFail(syntax.cell),
        leftOut: leftOutOf(syntax),
      },
    ];
  });
  const leftOut = cells.flatMap(({ cell, leftOut: texts }) =>
    texts
      .filter((text) => !/^[!%]*(?:pip3?|conda|mamba|uv)\b/.test(text))
      .map((text) => `Leaves out \`${text}\` (cell ${cell + 1}).`),
  );
  return {
    cells,
    order,
    skipped: skippedCells(analysis, new Set(wanted), isSkipped),
    kernel: analysis.notebook.kernel?.name ?? null,
    digests: digestsOf(analysis),
    modules: moduleDigests(analysis, project, notebook),
    requirements: [...new Set(requirements)].sort(),
    changes: [...orderNote(analysis, order), ...run.changes, ...leftOut],
    doubts: {
      unseeded: unseededDraws(analysis),
      liveData: liveReads(analysis, project).flatMap(({ at: spot, message }) => [
        { cell: spot.cell, line: spot.range.start.line, message },
      ]),
      outOfOrder: outOfOrder(analysis),
    },
  };
}

/** A notebook may show what an undefined name does; where all that is missing is missing on purpose, the page is the order. */
function orderOf(analysis: Analysis): { order: RunPlan['order']; cells: readonly number[] } {
  const missing = analysis.order.undefinedInDocument.filter(({ branch }) => !branch);
  const onPurpose = missing.every(({ cell }) => {
    const found = analysis.notebook.cells[cell];
    return found !== undefined && (mayFail(found) || tagsOf(found).includes('skip-execution'));
  });
  return onPurpose ? { order: 'document', cells: analysis.order.document } : runOrder(analysis);
}

const tagsOf = (cell: Cell): readonly string[] =>
  (cell.metadata ?? []).filter(({ path }) => /^tags\/\d+$/.test(path)).map(({ text }) => text);

/** As nbconvert has it; and where the author's own run failed in a cell, the cells below it were run all the same. */
const mayFail = (cell: Cell): boolean =>
  tagsOf(cell).includes('raises-exception') || cell.outputs.some(({ kind }) => kind === 'error');

function skippedCells(
  { notebook, cells }: Analysis,
  wanted: ReadonlySet<number>,
  isSkipped: (cell: Cell) => boolean,
): RunPlan['skipped'] {
  const python = new Set(cells.map(({ cell }) => cell.index));
  return notebook.cells
    .filter((cell) => cell.kind === 'code' && !wanted.has(cell.index))
    .map((cell) => ({
      cell: cell.index,
      reason: isSkipped(cell)
        ? 'it is tagged skip-execution.'
        : python.has(cell.index)
          ? 'it has no execution count, and the order the others were last run in is the only one that works.'
          : `it is written in ${cell.language ?? notebook.language}, not in Python.`,
    }));
}

/** Cells whose count is lower than that of a cell above them. */
function outOfOrder({ cells }: Analysis): number[] {
  let highest = 0;
  return cells.flatMap(({ cell: { index, executionCount } }) => {
    if (executionCount === null) return [];
    const early = executionCount < highest;
    highest = Math.max(highest, executionCount);
    return early ? [index] : [];
  });
}
