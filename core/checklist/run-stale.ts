import { defaultManifest } from '#core/check/default-manifest.ts';
import { sha256OfLast } from '#core/digest.ts';
import { moduleDigests } from '#core/reproducibility/modules.ts';
import type { Evidence } from '#protocol/checklist.ts';
import { usualTolerance } from '#protocol/reproducibility.ts';
import type { RunRecord } from '#protocol/run-record.ts';
import type { ChecklistInput } from './definition.ts';

const sha256OfLock = sha256OfLast();

const topOf = (file: string): Evidence['place'] => {
  const start = { line: 0, character: 0 };
  return { file, range: { start, end: start } };
};

/** What has changed around the notebook since it was run: the modules it imports, its lock, how close numbers have to be. */
export const changedAround = (record: RunRecord, input: ChecklistInput): Evidence[] => [
  ...changedModules(record, input),
  ...changedLock(record, input),
  ...looserTolerance(record, input),
];

function changedModules({ modules: before }: RunRecord, { analysis, project, file }: ChecklistInput): Evidence[] {
  const { modules } = project;
  // Where nobody read them, nothing can be said of them.
  if (modules === undefined) return [];
  const now = moduleDigests(analysis, project, file);
  const gone = Object.keys(before).filter((path) => !modules.has(path));
  return [
    ...Object.entries(now).flatMap(([path, digest]) => {
      if (before[path] === digest) return [];
      const text =
        before[path] === undefined
          ? `${path} is imported now, and was not when the notebook was run.`
          : `${path} has changed since the notebook was run.`;
      return [{ text, place: topOf(path) }];
    }),
    ...gone.map((path) => ({ text: `${path}, which the notebook imported when it was run, is gone.` })),
  ];
}

function changedLock({ lock }: RunRecord, { project, file }: ChecklistInput): Evidence[] {
  const { environment } = project.manifest ?? defaultManifest(file);
  const isThere = (path: string): boolean => project.texts.has(path) || project.paths.includes(path);
  if (lock === null) {
    // A notebook that needs nothing is run without a lock, also where one lies there that no requirements belong to.
    return isThere(environment.lock) && isThere(environment.requirements)
      ? [
          {
            text: `${environment.lock} was not there yet when the notebook was run.`,
            place: topOf(environment.lock),
          },
        ]
      : [];
  }
  if (lock.path !== environment.lock)
    return [{ text: `The notebook was run with ${lock.path}, and its lock is ${environment.lock} now.` }];
  if (!isThere(lock.path)) return [{ text: `${lock.path}, which the notebook was run with, is gone.` }];
  const text = project.texts.get(lock.path);
  if (text === undefined || sha256OfLock(text) === lock.sha256) return [];
  return [{ text: `${lock.path} has changed since the notebook was run.`, place: topOf(lock.path) }];
}

/** A run may be as strict as it likes, and as loose as the team allows scores to be, or as runs are when nobody says. */
function looserTolerance({ tolerance }: RunRecord, { project, file }: ChecklistInput): Evidence[] {
  const { relative } = (project.manifest ?? defaultManifest(file)).model.tolerance;
  const allowed = Math.max(relative, usualTolerance);
  return tolerance <= allowed
    ? []
    : [
        {
          text: `It was compared with a tolerance of ${tolerance}, and model.tolerance.relative of slipway.yaml allows ${allowed}.`,
        },
      ];
}
