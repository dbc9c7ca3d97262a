import { changesBetween, digestsOf, runOf, runsPath, unreadableRuns } from '#core/reproducibility/record.ts';
import type { Evidence } from '#protocol/checklist.ts';
import type { Verdict as CellVerdict } from '#protocol/reproducibility.ts';
import type { RunRecord } from '#protocol/run-record.ts';
import type { ChecklistInput, Verdict } from './definition.ts';
import { changedAround } from './run-stale.ts';
import { attention, command, done, missing } from './verdict.ts';

/** What the last whole run says of the notebook, as long as it is the notebook that ran. */
export function reproduced(input: ChecklistInput): Verdict {
  const { project, file, analysis } = input;
  const record = runOf(project.texts.get(runsPath) ?? null, file);
  if (record === null)
    return missing('It has not been run from top to bottom in a clean environment yet.', command.run);
  if (record === 'unreadable') return attention(unreadableRuns, command.run);
  const now = digestsOf(analysis);
  const placeOf = (at: number, line = 0): Evidence['place'] => {
    const cell = now[at]?.cell;
    const start = { line, character: 0 };
    return cell === undefined ? undefined : { file, cell, range: { start, end: start } };
  };
  const changed = changedCells(record, now, placeOf);
  const stale = [...changed, ...changedAround(record, input)];
  // Where cells came or went, the number that a cell had says nothing.
  const came = `The last run: ${cameTo(record, (at) => (changed.length > 0 ? undefined : now[at]?.cell))}`;
  if (stale.length > 0) return attention([...stale, { text: came }], command.run);
  const summary = cameTo(record, (at) => now[at]?.cell);
  const from = `In a clean environment of Python ${record.python}, on ${record.at.slice(0, 10)}.`;
  if (record.parts === null) {
    const evidence = [{ text: summary }, { text: from }];
    const ran = record.cells.length === 0 || record.cells.some(({ verdict }) => verdict !== 'not-run');
    return ran ? done(evidence) : attention(evidence, command.run);
  }
  const place = placeOf(record.parts.at);
  return attention([{ text: summary, ...(place === undefined ? {} : { place }) }, { text: from }], command.run);
}

const compared: ReadonlySet<CellVerdict> = new Set(['same', 'close', 'differs', 'failed']);

/** Such as `7 of 9 cells give what the notebook shows; cell 4 parts at line 2.` */
function cameTo({ cells, parts }: RunRecord, cellOf: (at: number) => number | undefined): string {
  const of = cells.filter(({ verdict }) => compared.has(verdict)).length;
  const agreeing = cells.filter(({ verdict }) => verdict === 'same' || verdict === 'close').length;
  const cell = parts === null ? undefined : cellOf(parts.at);
  const name = cell === undefined ? 'a cell' : `cell ${cell + 1}`;
  const left = cells.filter(({ verdict }) => verdict === 'not-run').length;
  const whole = `${agreeing} of ${of} ${of === 1 ? 'cell gives' : 'cells give'} what the notebook shows`;
  if (parts === null) return of === 0 ? nothingCompared(cells) : `${whole}.`;
  const where =
    parts.error === null
      ? `${name} parts${parts.line === null ? '' : ` at line ${parts.line}`} of what it shows`
      : `${name} fails with ${parts.error}`;
  return `${whole}; ${where}${parts.error !== null && left > 0 ? `, and ${left} ${left === 1 ? 'was' : 'were'} not run` : ''}.`;
}

/** Why no cell could be compared, where none parts either. */
function nothingCompared(cells: RunRecord['cells']): string {
  const count = (verdict: CellVerdict): number => cells.filter((cell) => cell.verdict === verdict).length;
  const [unsaved, apart, left] = [count('new'), count('incomparable'), count('not-run')];
  if (unsaved === cells.length) return 'Every cell runs; the notebook was saved without outputs to compare with.';
  if (left === cells.length) return `No cell was run: ${left === 1 ? 'the only one is' : `all ${left} are`} left out.`;
  const cellsAre = (number: number, one: string, more: string): string[] =>
    number === 0 ? [] : [number === 1 ? `1 cell ${one}` : `${number} cells ${more}`];
  const why = [
    ...cellsAre(
      apart,
      'shows what no two runs share or was run in part',
      'show what no two runs share or were run in part',
    ),
    ...cellsAre(unsaved, 'was saved without outputs', 'were saved without outputs'),
    ...cellsAre(left, 'was left out', 'were left out'),
  ];
  return `Nothing could be compared: ${why.join('; ')}.`;
}

function changedCells(
  { cells }: RunRecord,
  now: Parameters<typeof changesBetween>[1],
  placeOf: (at: number) => Evidence['place'],
): Evidence[] {
  const { code, outputs, gone, moved } = changesBetween(cells, now);
  const at = (text: string) => (index: number) => {
    const place = placeOf(index);
    return { text, ...(place === undefined ? {} : { place }) };
  };
  return [
    ...code.map(at('This cell has changed since the notebook was run.')),
    ...outputs.map(at('This cell shows something else than when the notebook was run.')),
    ...(gone === 0 ? [] : [{ text: `${gone} ${gone === 1 ? 'cell that ran is' : 'cells that ran are'} gone.` }]),
    ...(moved ? [{ text: 'The cells stand in another order than when the notebook was run.' }] : []),
  ];
}
