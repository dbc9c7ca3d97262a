import type { Cut } from '#protocol/rpc/prepare.ts';
import { type Candidate, methodsOf } from './candidates.ts';
import type { Edit } from './edits.ts';
import { at, Obstacle } from './obstacle.ts';
import { renderFeatures } from './render.ts';
import { type Slice, Slicer } from './slicer.ts';
import { kindsOf } from './state.ts';
import { rawColumns, targetColumns } from './target.ts';
import type { Trace } from './trace.ts';

/** A way that could be cut out, with what the run must be changed for to keep its fitted values. */
export interface Cutting {
  readonly cut: Cut;
  readonly slice: Slice;
  readonly recordings: ReadonlyMap<number, readonly Edit[]>;
}

/** Ways that are worth trying in one run: what each keeps is copied. */
const most = 3;
/** Calls that are looked at before it is given up. */
const looked = 12;

interface Cuttings {
  readonly cuttings: readonly Cutting[];
  /** Why the best candidate has none; null where it has one. */
  readonly obstacle: string | null;
}

/**
 * Cuts from the candidates, best first. Where none is sure to look at one row at a time, those are taken that may, and the
 * run has to show it.
 */
export function cutsOf(trace: Trace, candidates: readonly Candidate[], order: readonly number[]): Cuttings {
  const sure = cutsFrom(trace, candidates, order);
  if (sure.obstacle === null) return sure;
  const trusting = cutsFrom({ ...trace, trusting: true }, candidates, order);
  if (trusting.cuttings.length === 0) return sure;
  const note = `Takes it that every row is looked at for itself, which the run has to show: ${sure.obstacle}`;
  const cuttings = trusting.cuttings.map((each) => ({
    ...each,
    cut: { ...each.cut, unsure: true, changes: [note, ...each.cut.changes] },
  }));
  return { cuttings, obstacle: sure.obstacle };
}

function cutsFrom(trace: Trace, candidates: readonly Candidate[], order: readonly number[]): Cuttings {
  const cuttings: Cutting[] = [];
  let obstacle: string | null = null;
  for (const [index, candidate] of candidates.slice(0, looked).entries()) {
    try {
      const cutting = cuttingOf(trace, candidate, order, cuttings.length);
      if (!cuttings.some(({ cut }) => isSame(cut, cutting.cut))) cuttings.push(cutting);
      if (cuttings.length === most) break;
    } catch (error) {
      if (!(error instanceof Obstacle)) throw error;
      if (index === 0) obstacle = error.message;
    }
  }
  return { cuttings, obstacle };
}

function cuttingOf(trace: Trace, candidate: Candidate, order: readonly number[], number: number): Cutting {
  const target = targetColumns(trace, candidate.fit);
  const slice = new Slicer(trace, kindsOf(trace, target), target, number).run(candidate.step, candidate.argument);
  const features = renderFeatures(slice);
  const { writer, raw } = slice;
  const { statement } = candidate.step;
  const cut: Cut = {
    raw: { name: raw.name, cell: raw.step.statement.cell, line: raw.step.statement.range.start.line },
    features,
    fitted: [...writer.fitted].sort((a, b) => order.indexOf(a.cell) - order.indexOf(b.cell) || a.line - b.line),
    model: { name: candidate.model, methods: methodsOf(trace, candidate.model) },
    answers:
      candidate.method === 'fit'
        ? null
        : { cell: statement.cell, line: statement.range.start.line, argument: candidate.argument.text },
    target: rawColumns(trace, target),
    unsure: false,
    changes: [...rawNote(slice), ...recordingNote(slice), ...leftOutNotes(slice)],
  };
  return { cut, slice, recordings: writer.recordings };
}

/** The same rows to the same model by the same way: another call says nothing new. */
const isSame = (a: Cut, b: Cut): boolean =>
  a.model.name === b.model.name && a.features === b.features && a.raw.name === b.raw.name;

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
