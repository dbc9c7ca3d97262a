import { counted, whole } from '#core/html/format.ts';
import type { CheckReport } from '#protocol/check-report.ts';
import { progress } from './checklist.ts';

interface Headline {
  readonly tone: 'bad' | 'attention' | 'good';
  readonly text: string;
  readonly next: string;
}

/**
 * What it comes to, readiness first: how far the notebooks are, and what was found. Good only where nothing was found and every
 * check that applies is settled, whatever severity the run was told to fail on.
 */
export function headline(report: CheckReport): Headline {
  const { refused, release, summary } = report;
  const standing = standingOf(report);
  if (refused.length > 0)
    return {
      tone: 'bad',
      text: `${counted(refused.length, 'file')} could not be read`,
      next: `What could not be read was not judged; see below for the reason of each.${isJudged(report) ? ` The rest: ${standing}.` : ''}`,
    };
  if (release?.blocked === true)
    return {
      tone: 'bad',
      text: 'The release waits',
      next: `Checks that the team lets a release wait for are not settled; see below for what to do. ${standing}.`,
    };
  const open = openOf(report);
  const found = foundOf(report);
  if (found === 0 && open === 0)
    return { tone: 'good', text: standing, next: 'Nothing was found, and every check that applies is settled.' };
  const sentences = [
    summary.failing > 0
      ? `${counted(summary.failing, 'finding')} ${summary.failing === 1 ? 'is' : 'are'} as grave as what the check fails on.`
      : '',
    summary.fixable > 0 ? `${whole(summary.fixable)} can be mended at once: slipway check --fix.` : '',
    open > 0 ? `${counted(open, 'check')} ${open === 1 ? 'is' : 'are'} not settled; each says below what to do.` : '',
    open === 0 && summary.fixable === 0 ? 'Each finding names its rule, which says what to do.' : '',
  ];
  const isBad = summary.failing > 0 || (summary.findings.error ?? 0) > 0;
  return {
    tone: isBad ? 'bad' : 'attention',
    text: standing,
    next: sentences.filter((sentence) => sentence !== '').join(' '),
  };
}

/** Checks done of those that apply, over all notebooks. */
export function progressOf({ files }: CheckReport): { readonly done: number; readonly of: number } {
  const each = files.flatMap(({ checklist }) => (checklist ? [progress(checklist)] : []));
  const sum = (of: 'done' | 'of') => each.reduce((total, one) => total + one[of], 0);
  return { done: sum('done'), of: sum('of') };
}

function openOf(report: CheckReport): number {
  const { done, of } = progressOf(report);
  return of - done;
}

const foundOf = ({ summary: { findings } }: CheckReport): number =>
  Object.values(findings).reduce((sum, count) => sum + count, 0);

const isJudged = ({ files }: CheckReport): boolean => files.length > 0;

/** `5 of 34 checks done; 3 errors, 1 warning`. */
function standingOf(report: CheckReport): string {
  const { done, of } = progressOf(report);
  const { error = 0, warning = 0, information = 0, hint = 0 } = report.summary.findings;
  const found = [
    error > 0 ? counted(error, 'error') : '',
    warning > 0 ? counted(warning, 'warning') : '',
    information + hint > 0 ? `${whole(information + hint)} milder` : '',
  ].filter((part) => part !== '');
  const what = found.length === 0 ? 'nothing found' : found.join(', ');
  return of === 0
    ? `${what.slice(0, 1).toUpperCase()}${what.slice(1)}`
    : `${whole(done)} of ${counted(of, 'check')} done; ${what}`;
}
