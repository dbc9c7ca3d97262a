import { describeRule, projectOf } from '#test/support/rules.ts';
import { metricsNotLogged } from './metrics-not-logged.ts';

const metrics = 'from sklearn.metrics import accuracy_score, f1_score\n';

describeRule(
  metricsNotLogged,
  [
    {
      what: 'a printed metric',
      cells: [`${metrics}print(accuracy_score(y, p))`],
      at: ['accuracy_score(y, p)'],
      says: '`accuracy_score` of this notebook is logged nowhere',
      fixed: null,
    },
    {
      what: 'several, once',
      cells: [metrics, 'accuracy_score(y, p)', 'f1_score(y, p)'],
      at: ['accuracy_score(y, p)'],
      says: 'and 1 more metric of this notebook are',
    },
    {
      what: 'the one metric that the tracker does not get',
      cells: [`import wandb\n${metrics}f1 = f1_score(y, p)\nwandb.log({"f1": f1})`, 'print(accuracy_score(y, p))'],
      at: ['accuracy_score(y, p)'],
    },
    {
      what: 'metrics beside an MLflow that gets parameters only',
      cells: [`import mlflow\n${metrics}mlflow.log_param("c", 1)\nprint(accuracy_score(y, p))`],
      at: ['accuracy_score(y, p)'],
    },
    {
      what: 'a metric in the body of what stops the run',
      cells: [`${metrics}if bad:\n    print(f1_score(y, p))\n    raise ValueError()`],
      at: ['f1_score(y, p)'],
    },
  ],
  [
    {
      what: 'a metric in a file',
      cells: [`import json\n${metrics}acc = accuracy_score(y, p)`, 'json.dump({"acc": acc}, f)'],
    },
    {
      what: 'a table of metrics',
      cells: [`import pandas as pd\n${metrics}res = {"f1": f1_score(y, p)}\npd.DataFrame([res]).to_csv("m.csv")`],
    },
    {
      what: 'what Lightning keeps',
      cells: [`${metrics}class M:\n    def step(self):\n        self.log("f1", f1_score(y, p))`],
    },
    {
      what: 'a metric that a helper of the notebook logs',
      cells: [
        `import mlflow\n${metrics}def keep(name, value):\n    mlflow.log_metric(name, value)`,
        'keep("f1", f1_score(y, p))',
      ],
    },
    {
      what: 'the summary of a run',
      cells: [`import wandb\n${metrics}wandb.log({"a": 1})\nwandb.summary["f1"] = f1_score(y, p)`],
    },
    { what: 'a gate', cells: [`${metrics}if f1_score(y, p) < 0.9:\n    raise ValueError("no better than a coin")`] },
    { what: 'a test of the model', cells: [`${metrics}assert accuracy_score(y, p) > 0.9`] },
    { what: 'logged metrics', cells: [`import mlflow\n${metrics}mlflow.log_metric("accuracy", accuracy_score(y, p))`] },
    { what: 'automatic logging', cells: [`import mlflow\nmlflow.sklearn.autolog()\n${metrics}accuracy_score(y, p)`] },
    {
      what: 'experiments of Vertex AI',
      cells: [`from google.cloud import aiplatform\naiplatform.autolog()\n${metrics}accuracy_score(y, p)`],
    },
    {
      what: 'another tracker',
      cells: [`import wandb\nwandb.init()\n${metrics}wandb.log({"a": accuracy_score(y, p)})`],
    },
    {
      what: 'a metric that a function gives to the tracker',
      cells: [
        `import wandb\n${metrics}def judge(y, p):\n    return {"f1": f1_score(y, p)}`,
        'found = judge(y, p)',
        'wandb.log(found)',
      ],
    },
    { what: 'callbacks of a tracker', cells: [`import wandb\nwandb.init()\n${metrics}print(accuracy_score(y, p))`] },
    {
      what: 'a tracker in slipway.yaml',
      cells: [`${metrics}accuracy_score(y, p)`],
      project: projectOf({ manifest: { track: { tool: 'mlflow', uri: 'http://127.0.0.1:5000' } } }),
    },
    { what: 'no metric', cells: ['print(1)'] },
    { what: 'imports only', cells: [metrics] },
  ],
);
