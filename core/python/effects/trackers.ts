import type { Effect, Tracker } from './effect.ts';
import { family, functions, library, restores } from './library.ts';

const by = (tool: Tracker['tool'], name: string, effect: Effect = {}): Effect => ({
  ...effect,
  tracks: { tool, name },
});
const other = 'comet_ml neptune clearml aim sacred dvclive vertexai';

/** What keeps track of runs. Every call into one says that it is used. */
export const trackers = library(
  `mlflow wandb ${other}`,
  family(/^mlflow\.(?:\w+\.)?log_metrics?$/, by('mlflow', 'MLflow', { logs: 'metric' })),
  family(/^mlflow\.(?:\w+\.)?(?:autolog|evaluate)$/, by('mlflow', 'MLflow', { logs: 'metric' })),
  family(/^mlflow\.(?:\w+\.)?(?:log_params?|set_tags?)$/, by('mlflow', 'MLflow', { logs: 'parameter' })),
  functions(
    'mlflow',
    'log_artifact log_artifacts log_figure log_dict log_text log_table',
    by('mlflow', 'MLflow', { logs: 'artifact' }),
  ),
  family(/^mlflow\.\w+\.(?:log_model|save_model)$/, by('mlflow', 'MLflow', { logs: 'model', saves: 'other' })),
  family(/^mlflow\.\w+\.load_model$/, by('mlflow', 'MLflow', restores('other', 0, 'model_uri'))),
  functions('mlflow.pyfunc', 'PythonModel', by('mlflow', 'MLflow', { answeringMethod: 'predict' })),
  family(/^mlflow\./, by('mlflow', 'MLflow')),
  functions('wandb', 'log', by('wandb', 'Weights & Biases', { logs: 'metric' })),
  functions('wandb', 'log_artifact save', by('wandb', 'Weights & Biases', { logs: 'artifact' })),
  family(/^wandb\./, by('wandb', 'Weights & Biases')),
  family(/^comet_ml\./, by('other', 'Comet')),
  family(/^neptune\./, by('other', 'Neptune')),
  family(/^clearml\./, by('other', 'ClearML')),
  family(/^aim\./, by('other', 'Aim')),
  family(/^sacred\./, by('other', 'Sacred')),
  family(/^dvclive\./, by('other', 'DVCLive')),
);
