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
 * What to do about uses of what libraries no longer have: replaced where all uses of a library have a replacement that means
 * the same, else the library is kept older, where an older version can be had.
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
  const found = new Map<string, { older: OlderVersion; fixes: SafeReplacement[]; all: boolean }>();
  eachRemoved({ analysis, project }, ({ cell, range }, { distribution, version: below, until, instead }, fixes) => {
    if (until !== undefined) return;
    const safe = fixes.find(({ kind }) => kind === 'safe')?.edits ?? [];
    const entry = found.get(distribution);
    const older = { distribution, below, use: { cell, line: range.start.line, instead } };
    found.set(distribution, {
      older: entry !== undefined && !isBefore(below, entry.older.below) ? entry.older : older,
      fixes: [...(entry?.fixes ?? []), ...safe],
      all: (entry?.all ?? true) && safe.length > 0,
    });
  });
  const bounded = [...found.values()].filter(({ older, all }) => !all && canBeHad(older));
  const older = bounded.map((each) => each.older);
  if (older.some(breaksBesideNumpy2) && !older.some(({ distribution }) => distribution === 'numpy'))
    older.push({ distribution: 'numpy', below: '2', use: null });
  return {
    older: older.sort((a, b) => (a.distribution < b.distribution ? -1 : 1)),
    replaced: [...found.values()].filter((each) => !bounded.includes(each)).flatMap(({ fixes }) => fixes),
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
