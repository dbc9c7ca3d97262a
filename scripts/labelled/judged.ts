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

/** From twelve public repositories of courses, books and vendors' examples. */
export const judgedNotebooks = 3853;

/**
 * Taken at random, one of each line that copies of a notebook share; fewer where there are no more. Judged by the line and its
 * message, and by the notebook where these left a doubt. The last reading, after what earlier ones had shown was mended.
 */
export const judged: readonly Judged[] = [
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
    findings: 502,
    read: 30,
    right: 24,
    wrong: 'colours of boxes, rows to look at, which endpoint is asked: no result rests on them',
  },
  {
    rule: 'notebook/data-without-version',
    findings: 404,
    read: 30,
    right: 27,
    wrong: 'the version stands in the name of the file (mended)',
  },
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
