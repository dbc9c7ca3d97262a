import type { CellReport } from '#protocol/reproducibility.ts';
import type { Progress } from '#protocol/rpc/progress.ts';

type State = NonNullable<Progress['cell']>['state'];

export interface Look {
  readonly icon: string;
  readonly text: string;
}

/** How a cell looks while the notebook runs. */
export const stateLooks: Readonly<Record<State, Look>> = {
  running: { icon: 'loading~spin', text: 'Running' },
  done: { icon: 'check', text: 'Ran' },
  failed: { icon: 'error', text: 'Failed' },
  skipped: { icon: 'circle-slash', text: 'Skipped' },
};

/** And afterwards. */
export const verdictLooks: Readonly<Record<CellReport['verdict'], Look>> = {
  same: { icon: 'pass', text: 'Reproduces' },
  close: { icon: 'pass', text: 'Reproduces within tolerance' },
  differs: { icon: 'warning', text: 'Differs' },
  new: { icon: 'check', text: 'Ran, nothing to compare' },
  incomparable: { icon: 'question', text: 'Cannot be compared' },
  failed: { icon: 'error', text: 'Failed' },
  'not-run': { icon: 'circle-slash', text: 'Not run' },
};
