import { defineNotebookRule } from '../define.ts';
import { cellName } from '../support/source.ts';

const names = { mlflow: 'MLflow', wandb: 'Weights & Biases', tensorboard: 'TensorBoard', other: 'another tracker' };

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
    const trackers = analysis.facts.trackers.filter(({ tool }) => tool !== 'tensorboard');
    const [first] = trackers;
    const second = trackers.find(({ tool }) => tool !== first?.tool);
    if (first === undefined || second === undefined) return;
    report(
      second,
      `This logs to ${names[second.tool]} and ${cellName(analysis, first.cell)} to ${names[first.tool]}. Keep one of them.`,
    );
  },
);
