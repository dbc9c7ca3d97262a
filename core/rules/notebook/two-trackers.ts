import type { Analysis, Sited } from '#core/python/model.ts';
import { defineNotebookRule } from '../define.ts';
import { areAlternatives } from '../support/alternatives.ts';
import { callAt } from '../support/arguments.ts';
import { cellName } from '../support/source.ts';

export const twoTrackers = defineNotebookRule(
  {
    id: 'notebook/two-trackers',
    title: 'Two trackers in one notebook',
    severity: 'warning',
    item: 'tracking',
    why: 'Each has half of the history: runs cannot be compared across them, and one goes stale unseen.',
    source:
      'Google Cloud, "Practitioners guide to MLOps", ML metadata and artifact tracking: https://services.google.com/fh/files/misc/practitioners_guide_to_mlops_whitepaper.pdf',
    bad: `import mlflow
import wandb

wandb.init(project="churn")
mlflow.log_metric("auc", 0.87)`,
    good: `import mlflow

mlflow.log_metric("auc", 0.87)`,
    fix: "None: which of the two stays is the team's choice.",
  },
  ({ analysis, report }) => {
    // TensorBoard draws training curves beside any tracker; it keeps no runs to compare.
    const trackers = analysis.facts.trackers.filter(
      (tracker) => tracker.tool !== 'tensorboard' && !reads.test(callAt(analysis, tracker)?.path ?? ''),
    );
    for (const [at, second] of trackers.entries()) {
      const first = trackers
        .slice(0, at)
        .find(({ name, ...place }) => name !== second.name && !isEitherOr(analysis, place, second));
      if (first === undefined) continue;
      report(
        second,
        `This logs to ${second.name} and ${cellName(analysis, first.cell)} to ${first.name}. Keep one of them.`,
      );
      return;
    }
  },
);

/** Takes a model or a run out of a tracker, signs in or says where it is: nothing is logged by that. */
const reads =
  /\.(?:load_\w+|get_\w+|search_\w+|list_\w+|download_\w+|fetch_\w+|login|restore|set_(?:tracking|registry)_uri)$|^<?(?:wandb\.Api|comet_ml\.api\.)|^mlflow\.artifacts\./;

function isEitherOr(analysis: Analysis, first: Sited, second: Sited): boolean {
  const [a, b] = [callAt(analysis, first), callAt(analysis, second)];
  const statement = analysis.statements[first.statement];
  if (a === null || b === null || statement === undefined || first.statement !== second.statement) return false;
  return areAlternatives(statement.syntax, a.syntax, b.syntax);
}
