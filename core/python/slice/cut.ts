import type { Cut } from '#protocol/rpc/prepare.ts';
import { methodsOf } from './candidates.ts';
import type { Choice, Way } from './choice.ts';
import { at } from './obstacle.ts';
import type { Slice } from './slicer.ts';
import type { Trace } from './trace.ts';

/** A way as the run takes it. `order`: cells in the order they run. */
export function cutOf(trace: Trace, way: Way, { unsure }: Choice, order: readonly number[]): Cut {
  const { ask, slice, source, target } = way;
  const { writer, raw } = slice;
  const { statement } = ask.step;
  const trust =
    unsure === null ? [] : [`Takes it that every row is looked at for itself, which the run has to show: ${unsure}`];
  return {
    raw: { name: raw.name, cell: raw.step.statement.cell, line: raw.step.statement.range.start.line },
    features: source,
    fitted: [...writer.fitted].sort((a, b) => order.indexOf(a.cell) - order.indexOf(b.cell) || a.line - b.line),
    model: { name: ask.root, methods: methodsOf(trace, ask.root) },
    answers:
      ask.method === 'fit'
        ? null
        : { cell: statement.cell, line: statement.range.start.line, argument: ask.argument.text },
    target: [...target],
    unsure: unsure !== null,
    changes: [...trust, ...rawNote(slice), ...recordingNote(slice), ...leftOutNotes(slice)],
  };
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
