import { firstEvidence, seenIn } from '#core/report/evidence.ts';
import type { Check, Checklist, Evidence, State } from '#protocol/checklist.ts';
import type { Finding } from '#protocol/finding.ts';
import type { Comparison } from '#protocol/model.ts';

const marks: Record<State, string> = { done: '✓', attention: '!', missing: '✗', human: '?', 'not-applicable': '–' };

/** `file:cell 3:12:5 warning message [rule]`, one-based as editors count. */
export function findingLine(finding: Finding): string {
  const { place } = finding;
  const cell = place.cell === undefined ? '' : `cell ${place.cell + 1}:`;
  return `${place.file}:${cell}${place.range.start.line + 1}:${place.range.start.character + 1} ${finding.severity} ${finding.message} [${finding.rule}]`;
}

/** The ten items with their checks that are not done, and what to do about each. */
export function checklistLines(checklist: Checklist): string[] {
  return checklist.items.flatMap((item) => {
    const done = item.checks.filter((check) => check.state === 'done').length;
    const applicable = item.checks.filter((check) => check.state !== 'not-applicable').length;
    return [
      `${marks[item.state]} ${item.title} (${done} of ${applicable})`,
      ...item.checks
        .filter((check) => check.state !== 'done' && check.state !== 'not-applicable')
        .flatMap((check) => [`    ${marks[check.state]} ${check.title}`, ...evidenceLines(check)]),
    ];
  });
}

function evidenceLines({ evidence }: Check): string[] {
  const { shown, more } = firstEvidence(evidence, 2);
  const line = (each: Evidence): string => (seenIn(each) === '' ? each.text : `${seenIn(each)}: ${each.text}`);
  return [...shown.map(line), ...(more > 0 ? [`and ${more} more`] : [])].map((text) => `        ${text}`);
}

/** One line for each who answered, with the worst difference and where it is. */
export function comparisonLines(comparisons: readonly Comparison[]): string[] {
  return comparisons.map((comparison) => {
    const worst = comparison.worst;
    const where =
      worst === null
        ? ''
        : worst.difference === null
          ? `, first at row ${worst.row}`
          : `, worst difference ${worst.difference.toExponential(1)} at row ${worst.row}`;
    const mark = comparison.agreeing === comparison.rows ? '✓' : '✗';
    return `${mark} ${comparison.by}: ${comparison.output} agrees on ${comparison.agreeing} of ${comparison.rows} rows${where}`;
  });
}

/** Bytes as people read them, in powers of ten. */
export function bytes(size: number): string {
  const units = ['B', 'kB', 'MB', 'GB'];
  const power = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, size)) / 3)));
  return `${(size / 1000 ** power).toFixed(power === 0 ? 0 : 1)} ${units[power]}`;
}
