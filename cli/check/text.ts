import { releaseLines } from '#core/report/release.ts';
import type { CheckedFile, CheckReport } from '#protocol/check-report.ts';
import { onOneLine } from '../printable.ts';
import { checklistLines, findingLine } from '../text.ts';

/** Checklists are written out for up to so many notebooks; beyond that a line each. */
const written = 3;

/** The report for a terminal: what was found where, the way to production, and what it comes to. */
export function reportLines(report: CheckReport): string[] {
  const notebooks = report.files.filter(({ checklist }) => checklist !== undefined);
  return [
    ...report.files.flatMap(({ findings }) => findings.filter(({ known }) => !known).map(findingLine)),
    ...report.refused.map(({ file, reason }) => `${file} could not be read: ${reason}`),
    ...(report.leftOut ?? []).map(({ file, reason }) => `${file} was left out: ${reason}`),
    ...notebooks.flatMap((file) => (notebooks.length > written ? progressLine(file) : wayToProduction(file))),
    ...waiting(report),
    '',
    ...totals(report),
  ].map(onOneLine);
}

function wayToProduction({ file, checklist }: CheckedFile): string[] {
  return checklist === undefined ? [] : ['', `${file}, the way to production:`, ...checklistLines(checklist)];
}

function progressLine({ file, checklist }: CheckedFile): string[] {
  const checks = (checklist?.items ?? [])
    .flatMap((item) => item.checks)
    .filter(({ state }) => state !== 'not-applicable');
  return [`${file}: ${checks.filter(({ state }) => state === 'done').length} of ${checks.length} checks done`];
}

function waiting({ release, files }: CheckReport): string[] {
  if (release === null) return [];
  if (release.notebooks.length === 0)
    return ['', 'slipway.yaml names nothing under release.block: a release waits for nothing.'];
  if (!release.blocked) return ['', 'All that a release waits for is settled.'];
  const lines = files.flatMap(({ checklist }) => (checklist === undefined ? [] : releaseLines(checklist)));
  return ['', 'The release waits for:', ...lines.map((line) => `  ${line}`)];
}

function totals({ summary, baseline }: CheckReport): string[] {
  const { findings, known, silenced, fixable, refused } = summary;
  const bySeverity = (['error', 'warning', 'information', 'hint'] as const).flatMap((severity) => {
    const count = findings[severity] ?? 0;
    return count === 0 ? [] : [severity === 'information' ? `${count} information` : plural(count, severity)];
  });
  if (summary.notebooks + summary.manifests === 0 && refused > 0)
    return [`Nothing was judged: ${plural(refused, 'file')} could not be read.`];
  const nothing = known > 0 ? 'Nothing new' : 'Nothing found';
  const apart = [
    refused > 0 ? `${plural(refused, 'file')} could not be read` : '',
    known > 0 ? `${known} known in the baseline` : '',
    silenced > 0 ? `${silenced} accepted with a reason` : '',
  ].filter((part) => part !== '');
  const read = [
    ...(summary.notebooks > 0 ? [plural(summary.notebooks, 'notebook')] : []),
    ...(summary.manifests > 0 ? [plural(summary.manifests, 'other file')] : []),
  ];
  return [
    `${bySeverity.length === 0 ? nothing : bySeverity.join(', ')}${read.length === 0 ? '' : ` in ${read.join(' and ')}`}${apart.length === 0 ? '' : `; ${apart.join(', ')}`}.`,
    ...(fixable > 0 ? [`${plural(fixable, 'finding')} can be mended at once: slipway check --fix`] : []),
    ...(baseline !== null && baseline.gone.length > 0
      ? [
          `${plural(baseline.gone.length, 'entry', 'entries')} of the baseline ${baseline.gone.length === 1 ? 'is' : 'are'} gone: slipway check --update-baseline takes them out`,
        ]
      : []),
  ];
}

const plural = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;
