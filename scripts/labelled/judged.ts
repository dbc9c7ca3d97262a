/** Findings of one rule on notebooks nobody here wrote, as somebody who read them judged. */
export interface Judged {
  readonly rule: string;
  /** Findings in all the notebooks when they were read. */
  readonly findings: number;
  readonly read: number;
  readonly right: number;
  /** What the others were, and whether the rule was mended for it afterwards; null when all were right. */
  readonly wrong: string | null;
}

/** Findings on one kind of notebooks. */
export interface Reading {
  /** What the notebooks are, in a sentence. */
  readonly notebooks: string;
  readonly judged: readonly Judged[];
}

/** From twelve public repositories of courses, books and vendors' examples. */
const courses: readonly Judged[] = [
  { rule: 'notebook/unpinned-install', findings: 3612, read: 30, right: 30, wrong: null },
  {
    rule: 'notebook/pip-in-shell',
    findings: 3438,
    read: 30,
    right: 29,
    wrong: 'an uninstall is called an install (mended)',
  },
  { rule: 'notebook/model-without-revision', findings: 1155, read: 30, right: 30, wrong: null },
  { rule: 'notebook/undefined-name', findings: 691, read: 30, right: 30, wrong: null },
  {
    rule: 'notebook/unseeded-randomness',
    findings: 354,
    read: 30,
    right: 20,
    wrong: 'traffic and load that are made up for a service, examples to look at: no result rests on them',
  },
  { rule: 'notebook/data-without-version', findings: 538, read: 30, right: 30, wrong: null },
  { rule: 'notebook/removed-api', findings: 340, read: 30, right: 30, wrong: null },
  {
    rule: 'notebook/metrics-not-logged',
    findings: 302,
    read: 30,
    right: 28,
    wrong: 'Vertex AI logs by itself (mended), or evaluates as a service',
  },
  { rule: 'notebook/not-python', findings: 139, read: 30, right: 30, wrong: null },
  { rule: 'notebook/used-before-definition', findings: 128, read: 30, right: 30, wrong: null },
  {
    rule: 'notebook/declared-never-imported',
    findings: 112,
    read: 30,
    right: 26,
    wrong: 'what another package loads on demand, or a version kept for it',
  },
  {
    rule: 'notebook/absolute-path',
    findings: 45,
    read: 45,
    right: 37,
    wrong:
      'scratch files that the notebook itself fetched, an experiment called like a path (mended); a token of Kaggle',
  },
  { rule: 'notebook/preprocessing-before-split', findings: 6, read: 6, right: 6, wrong: null },
  { rule: 'notebook/fit-on-test', findings: 2, read: 2, right: 2, wrong: null },
  { rule: 'notebook/swapped-metric-arguments', findings: 2, read: 2, right: 2, wrong: null },
  { rule: 'notebook/resampled-before-split', findings: 1, read: 1, right: 1, wrong: null },
  { rule: 'notebook/test-set-chooses', findings: 1, read: 1, right: 1, wrong: null },
];

/** From eight public repositories of people's own notebooks, most of them for competitions of Kaggle. */
const competitions: readonly Judged[] = [
  { rule: 'notebook/absolute-path', findings: 981, read: 30, right: 30, wrong: null },
  {
    rule: 'notebook/unseeded-randomness',
    findings: 703,
    read: 30,
    right: 26,
    wrong: 'rows and files to look at, two of them the last line of a cell (mended)',
  },
  { rule: 'notebook/metrics-not-logged', findings: 408, read: 22, right: 22, wrong: null },
  {
    rule: 'notebook/removed-api',
    findings: 383,
    read: 30,
    right: 22,
    wrong: 'the message names the value and not the argument (mended)',
  },
  { rule: 'notebook/preprocessing-before-split', findings: 213, read: 30, right: 30, wrong: null },
  { rule: 'notebook/hidden-state', findings: 194, read: 22, right: 22, wrong: null },
  { rule: 'notebook/undefined-name', findings: 160, read: 28, right: 28, wrong: null },
  { rule: 'notebook/unknown-import', findings: 148, read: 22, right: 22, wrong: null },
  { rule: 'notebook/unsafe-load', findings: 70, read: 30, right: 30, wrong: null },
  { rule: 'notebook/encoder-overwritten', findings: 43, read: 33, right: 33, wrong: null },
  {
    rule: 'notebook/test-set-chooses',
    findings: 42,
    read: 36,
    right: 34,
    wrong: 'rows called x_validate (mended)',
  },
  { rule: 'notebook/data-without-version', findings: 36, read: 32, right: 32, wrong: null },
  { rule: 'notebook/fit-on-test', findings: 32, read: 28, right: 28, wrong: null },
  { rule: 'notebook/swapped-metric-arguments', findings: 31, read: 9, right: 9, wrong: null },
  { rule: 'notebook/resampled-before-split', findings: 18, read: 7, right: 7, wrong: null },
  { rule: 'notebook/used-before-definition', findings: 8, read: 7, right: 7, wrong: null },
  { rule: 'notebook/preprocessing-differs', findings: 8, read: 6, right: 6, wrong: null },
  { rule: 'notebook/scored-on-fitted-rows', findings: 4, read: 3, right: 3, wrong: null },
  { rule: 'notebook/secret-in-source', findings: 3, read: 1, right: 1, wrong: null },
  { rule: 'notebook/target-in-features', findings: 1, read: 1, right: 1, wrong: null },
  { rule: 'notebook/split-order', findings: 1, read: 1, right: 1, wrong: null },
  { rule: 'notebook/shuffled-time-series', findings: 1, read: 1, right: 1, wrong: null },
];

/**
 * Taken at random, one of each line that copies of a notebook share; fewer where there are no more. Judged by the line and its
 * message, and by the notebook where these left a doubt. The last reading, after what earlier ones had shown was mended.
 */
export const readings: readonly Reading[] = [
  { notebooks: "3853 public notebooks of courses, books and vendors' examples", judged: courses },
  { notebooks: '968 public notebooks of people, most of them for competitions of Kaggle', judged: competitions },
];
