import type { Framework } from '#core/python/slice/asked-model.ts';

/** How a model of a framework is written to a folder and read from it; `model` is an expression, `folder` a name. */
interface Format {
  readonly file: string;
  readonly imports: readonly string[];
  save(model: string): string;
  load: string;
  answer(model: string, input: string, options: string): readonly string[];
}

const joblib: Format = {
  file: 'model.joblib',
  imports: [],
  save: (model) => `joblib.dump(${model}, folder / "model.joblib")`,
  load: 'joblib.load(folder / "model.joblib")',
  answer: (model, input, options) => [`answers = ${model}.predict(${input}${options})`],
};

/** Each in the format of its own makers, which newer versions of them go on reading. */
export const formats: Readonly<Record<Framework, Format>> = {
  joblib,
  statsmodels: joblib,
  xgboost: {
    ...joblib,
    file: 'model.ubj',
    imports: ['import xgboost as xgb'],
    save: (model) => `${model}.save_model(folder / "model.ubj")`,
    load: 'xgb.Booster(model_file=folder / "model.ubj")',
  },
  lightgbm: {
    ...joblib,
    file: 'model.txt',
    imports: ['import lightgbm as lgb'],
    save: (model) => `${model}.save_model(folder / "model.txt")`,
    load: 'lgb.Booster(model_file=folder / "model.txt")',
  },
  keras: {
    ...joblib,
    file: 'model.keras',
    imports: ['from tensorflow import keras'],
    save: (model) => `${model}.save(folder / "model.keras")`,
    load: 'keras.models.load_model(folder / "model.keras", compile=False)',
    answer: (model, input) => [`answers = ${model}.predict(${input}, verbose=0)`],
  },
  torch: {
    ...joblib,
    file: 'model.pt',
    imports: ['import torch'],
    save: (model) => `torch.save(${model}, folder / "model.pt")`,
    load: 'torch.load(folder / "model.pt", map_location="cpu", weights_only=False)',
    answer: (model, input) => [
      `${model}.eval()`,
      'with torch.no_grad():',
      `    answers = ${model}(${input}).cpu().numpy()`,
    ],
  },
};
