import { effectOf } from '#core/python/effects/index.ts';
import type { Analysis } from '#core/python/model.ts';
import { defineNotebookRule } from '../define.ts';

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
    const metrics = analysis.facts.metrics.filter(({ statement }) => !isAsserted(analysis, statement));
    const [first] = metrics;
    if (first === undefined || project.manifest?.track !== undefined || logsMetrics(analysis)) return;
    const count = metrics.length;
    const name = first.path.split('.').at(-1) ?? first.path;
    report(
      first,
      `\`${name}\`${first.value === null ? '' : ` (${first.value})`}${count > 1 ? ` and ${count - 1} more metric${count > 2 ? 's' : ''}` : ''} of this notebook ${count > 1 ? 'are' : 'is'} logged nowhere. Name a tracker in slipway.yaml, or log in the cell.`,
    );
  },
);

/** MLflow keeps what it is told; the other trackers log from their callbacks and `init`, which the cell need not show. */
function logsMetrics(analysis: Analysis): boolean {
  if (analysis.facts.trackers.some(({ tool }) => tool !== 'mlflow')) return true;
  // Lightning keeps what a module logs of itself.
  if (analysis.statements.some(({ text }) => /\bself\.log(?:_dict)?\(/.test(text))) return true;
  if (analysis.statements.some(({ calls }) => calls.some(({ path }) => effectOf(path)?.logs === 'metric'))) return true;
  return writesMetrics(analysis);
}

/** A test of the model shows nothing: it stops the run. */
const isAsserted = ({ statements }: Analysis, id: number): boolean =>
  statements.some((each) => each.id === id && each.kind === 'assert_statement');

const writes = /^json\.dump$|\.(?:to_csv|to_json|to_parquet|to_excel|write_text|write|writerow|writerows)$/;

/** Whether a metric's value, or what it was put into, goes to a file. */
function writesMetrics({ facts, statements }: Analysis): boolean {
  const carriers = new Set<string>();
  const measuring = new Set(facts.metrics.map(({ statement }) => statement));
  for (const { id, uses, defines, mutates, calls } of statements) {
    const carries = measuring.has(id) || uses.some(({ name }) => carriers.has(name));
    if (!carries) continue;
    if (calls.some(({ path }) => writes.test(path))) return true;
    for (const name of [...defines, ...mutates]) carriers.add(name);
  }
  return false;
}
