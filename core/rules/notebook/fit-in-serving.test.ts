import { describeRule } from '#test/support/rules.ts';
import { fitInServing } from './fit-in-serving.ts';

const head = 'from sklearn.preprocessing import StandardScaler\nscaler = StandardScaler()\n';

describeRule(
  fitInServing,
  [
    {
      what: 'a scaler fitted in a FastAPI route',
      cells: [
        `from fastapi import FastAPI\napp = FastAPI()\n${head}`,
        '@app.post("/predict")\ndef predict(rows):\n    return model.predict(scaler.fit_transform(rows))',
      ],
      at: ['scaler.fit_transform(rows)'],
      fixed: {
        kind: 'offered',
        sources: { 1: '@app.post("/predict")\ndef predict(rows):\n    return model.predict(scaler.transform(rows))' },
      },
    },
    {
      what: 'a model fitted in a Flask route',
      cells: [
        `from flask import Flask\nfrom sklearn.linear_model import Ridge\napp = Flask(__name__)\nmodel = Ridge()`,
        '@app.route("/predict")\ndef predict():\n    model.fit(X, y)\n    return "ok"',
      ],
      at: ['model.fit(X, y)'],
      fixed: null,
    },
    {
      what: 'a function given to Gradio',
      cells: [
        `import gradio as gr\n${head}`,
        'def answer(row):\n    return scaler.fit_transform([row])',
        'gr.Interface(fn=answer, inputs="text", outputs="text")',
      ],
      at: ['scaler.fit_transform([row])'],
    },
    {
      what: 'a helper of a route',
      cells: [
        `from fastapi import FastAPI\napp = FastAPI()\n${head}`,
        'def prepare(rows):\n    return scaler.fit_transform(rows)',
        '@app.post("/predict")\ndef predict(rows):\n    return model.predict(prepare(rows))',
      ],
      at: ['scaler.fit_transform(rows)'],
    },
    {
      what: 'a model for MLflow',
      cells: [
        'import mlflow\nfrom sklearn.preprocessing import StandardScaler',
        'class Model(mlflow.pyfunc.PythonModel):\n    def fit(self, X):\n        self.model.fit(X)\n    def predict(self, context, rows):\n        return self.model.predict(StandardScaler().fit_transform(rows))',
      ],
      at: ['StandardScaler().fit_transform(rows)'],
    },
  ],
  [
    {
      what: 'transform in a route',
      cells: [`${head}@app.post("/predict")\ndef predict(rows):\n    return model.predict(scaler.transform(rows))`],
    },
    { what: 'fitting in a cell', cells: [`${head}scaler.fit_transform(X)`] },
    { what: 'a training function', cells: [`${head}def train(X):\n    return scaler.fit_transform(X)`] },
    {
      what: 'a function that compares models',
      cells: ['def fit_and_predict(model, X, y):\n    model.fit(X, y)\n    return model.predict(X)'],
    },
    {
      what: 'a decorator that is no route',
      cells: [`import functools\n${head}@functools.cache\ndef load():\n    return scaler.fit(X)`],
    },
  ],
);
