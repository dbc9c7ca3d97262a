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
    {
      what: 'a scaler made for each request beside a model that was trained before',
      cells: [
        'from sklearn.preprocessing import StandardScaler\n@app.post("/predict")\ndef predict(rows):\n    fresh = StandardScaler()\n    fresh.fit(rows)\n    return model.predict(fresh.transform(rows))',
      ],
      at: ['fresh.fit(rows)'],
      fixed: null,
    },
    {
      what: 'a method of a BentoML service',
      cells: [
        `import bentoml\n${head}`,
        '@bentoml.service\nclass Churn:\n    @bentoml.api\n    def predict(self, rows):\n        return model.predict(scaler.fit_transform(rows))',
      ],
      at: ['scaler.fit_transform(rows)'],
    },
  ],
  [
    {
      what: 'transform in a route',
      cells: [`${head}@app.post("/predict")\ndef predict(rows):\n    return model.predict(scaler.transform(rows))`],
    },
    {
      what: 'groups found in what the request brought',
      cells: [
        'from sklearn.cluster import KMeans\n@app.post("/palette")\ndef palette(pixels):\n    groups = KMeans(5)\n    groups.fit(pixels)\n    return groups.cluster_centers_',
      ],
    },
    {
      what: 'a route that is there to train',
      cells: [`${head}@app.post("/train")\ndef again(rows):\n    scaler.fit(rows)`],
    },
    {
      what: 'a patched test',
      cells: [
        `from unittest.mock import patch\n${head}@patch("app.load")\ndef test_load(load):\n    scaler.fit(load())`,
      ],
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
