import type { Project } from '#core/project.ts';
import { stepsOf } from '#core/proof/stale.ts';
import { type Outcome, refusal, success } from '#core/result.ts';
import type { PreparationPlan } from '#protocol/rpc/prepare.ts';
import type { Analysis } from '../model.ts';
import { type Candidate, candidatesOf, methodsOf } from './candidates.ts';
import { at, Obstacle } from './obstacle.ts';
import { renderFeatures } from './render.ts';
import { fileFor, runCells } from './run-cells.ts';
import { runOrder } from './run-order.ts';
import { type Slice, Slicer } from './slicer.ts';
import { kindsOf } from './state.ts';
import { rawColumns, targetColumns } from './target.ts';
import { type Trace, traceOf } from './trace.ts';

/**
 * Says how to run the notebook and cuts its way from raw rows to the answer at the fitted state. Refuses in a sentence that
 * names what stands in the way and where. `requirements` are the direct dependencies as PEP 508 requirements.
 */
export function planPreparation(
  analysis: Analysis,
  project: Project,
  requirements: readonly string[],
): Outcome<PreparationPlan> {
  try {
    return success(plan(analysis, project, requirements));
  } catch (error) {
    if (error instanceof Obstacle) return refusal(error.message);
    throw error;
  }
}

function plan(analysis: Analysis, project: Project, requirements: readonly string[]): PreparationPlan {
  refuseOtherLanguages(analysis);
  const { order, cells } = runOrder(analysis);
  const trace = traceOf(analysis, cells);
  const { candidate, slice, features, target } = bestSlice(trace);
  refuseMissingData(analysis, project, slice);
  const { writer, raw } = slice;
  const run = runCells(analysis, project, cells, writer.recordings);
  const { statement } = candidate.step;
  return {
    cells: [...run.cells],
    order,
    raw: { name: raw.name, cell: raw.step.statement.cell, line: raw.step.statement.range.start.line },
    features,
    fitted: [...writer.fitted].sort((a, b) => cells.indexOf(a.cell) - cells.indexOf(b.cell) || a.line - b.line),
    model: { name: candidate.model, methods: methodsOf(trace, candidate.model) },
    answers:
      candidate.method === 'fit'
        ? null
        : { cell: statement.cell, line: statement.range.start.line, argument: candidate.argument.text },
    target: rawColumns(trace, target),
    steps: stepsOf(analysis),
    requirements: [...new Set(requirements)].sort(),
    data: [...run.data],
    changes: [
      ...orderNote(analysis, order),
      ...rawNote(slice),
      ...run.changes,
      ...recordingNote(slice),
      ...leftOutNotes(slice),
    ],
  };
}

function refuseOtherLanguages({ notebook }: Analysis): void {
  if (notebook.language === 'python') return;
  throw new Obstacle(`The notebook is written in ${notebook.language}; only Python notebooks can be prepared.`);
}

interface Best {
  readonly candidate: Candidate;
  readonly slice: Slice;
  readonly features: string;
  readonly target: ReadonlySet<string>;
}

/** The first candidate that can be sliced; when none can, why the best one cannot. */
function bestSlice(trace: Trace): Best {
  const candidates = candidatesOf(trace);
  let first: Obstacle | null = null;
  for (const candidate of candidates.slice(0, 12)) {
    try {
      const target = targetColumns(trace, candidate.fit);
      const slice = new Slicer(trace, kindsOf(trace, target), target).run(candidate.step, candidate.argument);
      return { candidate, slice, features: renderFeatures(slice), target };
    } catch (error) {
      if (!(error instanceof Obstacle)) throw error;
      first ??= error;
    }
  }
  throw (
    first ??
    new Obstacle(
      'No fitted model is asked for a prediction in this notebook; add a cell that calls `predict` on the model to serve.',
    )
  );
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

function rawNote({ raw }: Slice): string[] {
  const { statement } = raw.step;
  if (!/\.columns\s*=/.test(statement.text)) return [];
  return [`Takes raw rows once their columns are named (${at(statement.cell, statement.range.start.line)}).`];
}

function recordingNote({ writer }: Slice): string[] {
  if (writer.recordings.size === 0) return [];
  const cells = [...writer.recordings.keys()].sort((a, b) => a - b).map((cell) => cell + 1);
  return [
    `Notes values computed over the data as the run goes by (${cells.length === 1 ? 'cell' : 'cells'} ${cells.join(', ')}).`,
  ];
}

function leftOutNotes({ writer }: Slice): string[] {
  const whole = writer.leftOut.filter(
    ({ text, step }) =>
      !writer.leftOut.some((other) => other.step === step && other.text !== text && other.text.startsWith(text)),
  );
  const notes = whole.map(({ text, step }) => {
    const line = text.replace(/\s+/g, ' ');
    const shown = line.length > 100 ? `... ${line.slice(-96)}` : line;
    return `Leaves \`${shown}\` (${at(step.statement.cell, step.statement.range.start.line)}) out of \`features\`: it only chooses training rows.`;
  });
  return [...new Set(notes)];
}
