import type { CellReport, Reproducibility } from '#protocol/reproducibility.ts';

const signs: Readonly<Record<CellReport['verdict'], string>> = {
  same: '✓',
  close: '≈',
  differs: '✗',
  new: '·',
  incomparable: '·',
  failed: '✗',
  'not-run': '-',
};

/** The report for people: a line a cell, what differs under it, and what it comes to. */
export function reportLines(report: Reproducibility, output: string | null, notKept: string | null): string[] {
  return [
    ...report.cells.flatMap(cellLines),
    '',
    conclusion(report),
    ...(report.parts?.cause == null ? [] : [`  Likely cause: ${report.parts.cause}`]),
    ...(output === null ? [] : [`The executed copy is in ${output}.`]),
    ...(notKept === null ? [] : [`! The run is not kept for the checklist. ${notKept}`]),
  ];
}

function cellLines({ cell, verdict, sentence, seconds, difference, error, notes }: CellReport): string[] {
  const took = seconds === null ? '' : ` (${seconds.toFixed(1)} s)`;
  return [
    `${signs[verdict]} cell ${cell + 1}: ${sentence}${took}`,
    ...(difference === null
      ? []
      : [
          `    line ${difference.line}, stored: ${difference.stored ?? '(nothing more)'}`,
          `    line ${difference.line}, now:    ${difference.now ?? '(nothing more)'}`,
        ]),
    ...(error === null || verdict !== 'failed' ? [] : error.traceback.slice(-8).map((line) => `    ${line}`)),
    ...(verdict === 'same' ? [] : notes.map((note) => `    ${note}`)),
  ];
}

function conclusion({ notebook, reproducible, compared, parts, python, seconds }: Reproducibility): string {
  const where = `in a clean environment (Python ${python.now}, ${seconds.toFixed(1)} s)`;
  if (!reproducible && parts !== null)
    return `✗ ${notebook} does not reproduce ${where}. It parts first in cell ${parts.cell + 1}: ${parts.sentence}`;
  if (compared === 0)
    return `✓ ${notebook} runs ${where}. It was saved without outputs, so there is nothing to compare.`;
  return `✓ ${notebook} reproduces ${where}: ${compared} ${compared === 1 ? 'cell agrees' : 'cells agree'} with what it was saved with.`;
}
