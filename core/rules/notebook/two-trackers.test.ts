import { describeRule } from '#test/support/rules.ts';
import { twoTrackers } from './two-trackers.ts';

describeRule(
  twoTrackers,
  [
    {
      what: 'MLflow and Weights & Biases',
      cells: ['import mlflow, wandb\nwandb.init(project="a")', 'mlflow.log_metric("auc", 1)'],
      at: ['mlflow.log_metric("auc", 1)'],
      says: 'logs to MLflow and cell 1 to Weights & Biases',
      fixed: null,
    },
    {
      what: 'MLflow and Neptune',
      cells: ['import mlflow, neptune\nmlflow.start_run()\nrun = neptune.init_run()'],
      at: ['neptune.init_run()'],
    },
    {
      what: 'a trainer that reports to two',
      cells: ['from transformers import TrainingArguments\na = TrainingArguments("o", report_to=["wandb", "mlflow"])'],
      at: ['TrainingArguments("o", report_to=["wandb", "mlflow"])'],
      says: 'logs to MLflow and cell 1 to Weights & Biases',
    },
    {
      what: 'two that are neither MLflow nor Weights & Biases',
      cells: ['import neptune, comet_ml\nneptune.init_run()', 'comet_ml.Experiment()'],
      at: ['comet_ml.Experiment()'],
    },
  ],
  [
    {
      what: 'one or the other',
      cells: ['import mlflow, wandb', 'if a:\n    wandb.init()\nelif b:\n    mlflow.start_run()'],
    },
    { what: 'a model from the other', cells: ['import mlflow, wandb\nmlflow.pyfunc.load_model("m")\nwandb.init()'] },
    {
      what: 'one that is switched off',
      cells: ['import mlflow, os, wandb\nos.environ["WANDB_MODE"] = "disabled"', 'wandb.init()\nmlflow.start_run()'],
    },
    { what: 'one tracker', cells: ['import mlflow\nmlflow.start_run()\nmlflow.log_metric("a", 1)'] },
    {
      what: 'TensorBoard beside it',
      cells: [
        'import mlflow\nfrom torch.utils.tensorboard import SummaryWriter\nw = SummaryWriter()\nmlflow.log_metric("a", 1)',
      ],
    },
    { what: 'an import that is not used', cells: ['import mlflow, wandb\nmlflow.log_metric("a", 1)'] },
    { what: 'none', cells: ['x = 1'] },
  ],
);
