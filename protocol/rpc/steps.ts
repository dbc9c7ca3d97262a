/** Steps of the daemon's jobs on a notebook, in the order they come: what `Progress.step` says of them. */
export const jobSteps = [
  'interpreter',
  'lock',
  'environment',
  'copy',
  'run',
  'separate',
  'export',
  'profile',
  'answer',
  'serving',
  'prove',
  'write',
] as const;
export type JobStep = (typeof jobSteps)[number];
