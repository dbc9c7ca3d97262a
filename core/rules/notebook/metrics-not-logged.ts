import { defineNotebookRule } from '../define.ts';
import { metricsNotKept } from '../support/kept-metrics.ts';

export const metricsNotLogged = defineNotebookRule(
  {
    id: 'notebook/metrics-not-logged',
    title: 'Metrics are shown and not kept',
    severity: 'information',
    item: 'tracking',
    why: 'A number in an output is gone with the next run, and nobody can compare two models by it.',
    source: 'MLflow documentation, "Tracking": https://mlflow.org/docs/latest/ml/tracking/',
    bad: `from sklearn.metrics import accuracy_score

print(accuracy_score([0, 1, 1], [0, 1, 0]))`,
    good: `import mlflow
from sklearn.metrics import accuracy_score

mlflow.log_metric("accuracy", accuracy_score([0, 1, 1], [0, 1, 0]))`,
    fix: 'None in the cell: name a tracker under `track` in slipway.yaml, and `slipway track` records the metrics of every prepared run.',
  },
  ({ analysis, project, report }) => {
    if (project.manifest?.track !== undefined) return;
    const metrics = metricsNotKept(analysis);
    const [first] = metrics;
    if (first === undefined) return;
    const count = metrics.length;
    const name = first.path.split('.').at(-1) ?? first.path;
    report(
      first,
      `\`${name}\`${first.value === null ? '' : ` (${first.value})`}${count > 1 ? ` and ${count - 1} more metric${count > 2 ? 's' : ''}` : ''} of this notebook ${count > 1 ? 'are' : 'is'} logged nowhere. Name a tracker in slipway.yaml, or log in the cell.`,
    );
  },
);
