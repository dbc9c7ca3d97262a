import { plainOutsideCode } from '#extension/platform/plain.ts';
import type { CellReport, Reproducibility } from '#protocol/reproducibility.ts';
import { verdictLooks } from './looks.ts';

/** What the run came to, in a sentence or two. */
export function outcomeOf(report: Reproducibility, notKept: string | null = null): string {
  return notKept === null ? cameTo(report) : `${cameTo(report)} The run is not kept for the checklist. ${notKept}`;
}

function cameTo({ notebook, compared, parts }: Reproducibility): string {
  if (parts !== null)
    return `${notebook} parts from what it was saved with in cell ${parts.cell + 1}. ${parts.sentence}`;
  if (compared === 0) return `${notebook} runs in a clean environment. It was saved without outputs to compare with.`;
  return `${notebook} reproduces: ${compared} ${compared === 1 ? 'cell agrees' : 'cells agree'} with what it was saved with.`;
}

/** The report as a page: where it parts and why, then cell by cell. */
export function reportAsMarkdown(report: Reproducibility): string {
  const { parts, python, seconds, order, changes, cells } = report;
  const saved = python.stored === null ? '' : `, and the notebook was saved with ${python.stored}`;
  return [
    `# Run of ${plainOutsideCode(report.notebook)}`,
    plainOutsideCode(outcomeOf(report)),
    ...(parts?.cause == null ? [] : [`Likely cause: ${plainOutsideCode(parts.cause)}`]),
    `It ran with Python ${python.now}${saved}, in ${seconds.toFixed(1)} s, in ${order} order.`,
    ...section('## Changed for the run', [changes.map((change) => `- ${plainOutsideCode(change)}`).join('\n')]),
    ...section('## Cells that part', cells.filter(hasParted).map(cellAsMarkdown)),
    ...section(cells.some(hasParted) ? '## The other cells' : '## Cells', [
      cells
        .filter((cell) => !hasParted(cell))
        .map(cellInShort)
        .join('\n'),
    ]),
    '',
  ].join('\n\n');
}

/** A heading and what stands under it; neither where that is nothing. */
const section = (heading: string, parts: readonly string[]): string[] =>
  parts.every((part) => part === '') ? [] : [heading, ...parts];

const hasParted = ({ verdict }: CellReport): boolean => verdict === 'differs' || verdict === 'failed';

const tookOf = ({ seconds }: CellReport): string => (seconds === null ? '' : ` (${seconds.toFixed(1)} s)`);

function cellInShort(report: CellReport): string {
  const { cell, verdict, sentence, notes } = report;
  const said = [sentence, ...(verdict === 'same' ? [] : notes)].map(plainOutsideCode).join(' ');
  return `- **Cell ${cell + 1}: ${verdictLooks[verdict].text}.** ${said}${tookOf(report)}`;
}

function cellAsMarkdown(report: CellReport): string {
  const { cell, verdict, sentence, difference, error, notes } = report;
  const lines = [
    ...(difference === null
      ? []
      : [`stored: ${difference.stored ?? '(nothing more)'}`, `now:    ${difference.now ?? '(nothing more)'}`]),
    ...(error === null || verdict !== 'failed' ? [] : error.traceback.slice(-12)),
  ];
  return [
    `**Cell ${cell + 1}: ${verdictLooks[verdict].text}.** ${plainOutsideCode(sentence)}${tookOf(report)}`,
    ...(lines.length === 0 ? [] : [lines.map((line) => `    ${line}`).join('\n')]),
    ...notes.map(plainOutsideCode),
  ].join('\n\n');
}
