import { compareVersions, parseVersion } from '#core/environment/index.ts';
import type { Project } from '#core/project.ts';
import type { Analysis } from '#core/python/model.ts';
import { eachRemoved } from '#core/rules/notebook/removed-api.ts';
import type { Range } from '#protocol/finding.ts';

/** A library that has to stay older, for what the notebook uses of it. */
export interface OlderVersion {
  readonly distribution: string;
  /** First version without it. */
  readonly below: string;
  /** What is used, as it is written, and where; null for a library that only has to fit another one. */
  readonly use: { readonly cell: number; readonly line: number; readonly instead: string } | null;
}

/**
 * First versions with a wheel for CPython 3.11, from the files that PyPI lists: nothing older can be had without a
 * compiler. A notebook that needs something older still has to be changed, as the rule for it says.
 */
const oldest: Readonly<Record<string, string>> = {
  gensim: '4.3',
  matplotlib: '3.6',
  numpy: '1.23.2',
  pandas: '1.5',
  'scikit-learn': '1.1.3',
  scipy: '1.9.2',
  statsmodels: '0.13.3',
  tensorflow: '2.12',
};

/** First versions built for NumPy 2 ("NumPy 2 ecosystem compatibility": https://github.com/numpy/numpy/issues/26191); older ones break beside it without saying so. */
const builtForNumpy2: Readonly<Record<string, string>> = {
  gensim: '4.3.4',
  matplotlib: '3.8.4',
  pandas: '2.2.2',
  'scikit-learn': '1.4.2',
  scipy: '1.13',
  statsmodels: '0.14.2',
  tensorflow: '2.18',
};

/** A use of what a library no longer has, and text that means the same in old and new versions alike. */
export interface SafeReplacement {
  readonly cell: number;
  readonly range: Range;
  readonly newText: string;
}

interface Uses {
  readonly older: readonly OlderVersion[];
  readonly replaced: readonly SafeReplacement[];
}

/**
 * What to do about uses of what libraries no longer have: those without a replacement that means the same keep the library
 * older, where an older version can be had. What that version does not have either, or today's where none is kept, is replaced.
 */
function usesOf(analysis: Analysis, project: Project): Uses {
  const before = kept.get(analysis);
  if (before?.project === project) return before.uses;
  const uses = findUses(analysis, project);
  kept.set(analysis, { project, uses });
  return uses;
}

/** One plan asks three times. */
const kept = new WeakMap<Analysis, { readonly project: Project; readonly uses: Uses }>();

function findUses(analysis: Analysis, project: Project): Uses {
  const bounds = new Map<string, OlderVersion>();
  const replaceable: { distribution: string; below: string; edits: readonly SafeReplacement[] }[] = [];
  eachRemoved({ analysis, project }, ({ cell, range }, { distribution, version: below, until, instead }, fixes) => {
    if (until !== undefined) return;
    const edits = fixes.find(({ kind }) => kind === 'safe')?.edits;
    if (edits !== undefined) replaceable.push({ distribution, below, edits });
    else {
      const older = { distribution, below, use: { cell, line: range.start.line, instead } };
      const before = bounds.get(distribution);
      if (canBeHad(older) && (before === undefined || isBefore(below, before.below))) bounds.set(distribution, older);
    }
  });
  const older = [...bounds.values()];
  if (older.some(breaksBesideNumpy2) && !bounds.has('numpy'))
    older.push({ distribution: 'numpy', below: '2', use: null });
  const has = (below: string, bound: string | undefined): boolean => bound !== undefined && !isBefore(below, bound);
  return {
    older: older.sort((a, b) => (a.distribution < b.distribution ? -1 : 1)),
    replaced: replaceable
      .filter(({ distribution, below }) => !has(below, bounds.get(distribution)?.below))
      .flatMap(({ edits }) => edits),
  };
}

const canBeHad = ({ distribution, below }: OlderVersion): boolean =>
  oldest[distribution] !== undefined && isBefore(oldest[distribution], below);

const breaksBesideNumpy2 = ({ distribution, below }: OlderVersion): boolean =>
  builtForNumpy2[distribution] !== undefined && !isBefore(builtForNumpy2[distribution], below);

/** Upper bounds that the notebook's own code asks for, sorted by name: with newer versions it would stop. */
export const olderVersions = (analysis: Analysis, project: Project): readonly OlderVersion[] =>
  usesOf(analysis, project).older;

/** Replacements for the run that mean the same and let it go on with today's versions. */
export const safeReplacements = (analysis: Analysis, project: Project): readonly SafeReplacement[] =>
  usesOf(analysis, project).replaced;

/** Why, in a sentence for each that something of the notebook's asks for. */
export function olderNotes(analysis: Analysis, project: Project): string[] {
  return olderVersions(analysis, project).flatMap(({ distribution, below, use }) =>
    use === null
      ? []
      : [
          `Keeps ${distribution} below ${below}: what cell ${use.cell + 1}, line ${use.line + 1} uses is gone there. To go on to newer versions, use ${use.instead}.`,
        ],
  );
}

function isBefore(a: string, b: string): boolean {
  const [first, second] = [parseVersion(a), parseVersion(b)];
  return first !== null && second !== null && compareVersions(first, second) < 0;
}
