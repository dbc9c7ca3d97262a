import { describeRule } from '#test/support/rules.ts';
import { noSignature } from './no-signature.ts';

const head = 'import mlflow\nfrom sklearn.linear_model import Ridge\nmodel = Ridge()';

describeRule(
  noSignature,
  [
    {
      what: 'a logged model, and offers rows it was fitted on',
      cells: [head, 'model.fit(X_train, y_train)', 'mlflow.sklearn.log_model(model, "model")'],
      at: ['mlflow.sklearn.log_model(model, "model")'],
      fixed: { kind: 'offered', sources: { 2: 'mlflow.sklearn.log_model(model, "model", input_example=X_train[:5])' } },
    },
    {
      what: 'a saved model whose fit is elsewhere',
      cells: [head, 'mlflow.sklearn.save_model(model, "model")'],
      at: ['mlflow.sklearn.save_model(model, "model")'],
      fixed: null,
    },
    {
      what: 'a torch model',
      cells: ['import mlflow.pytorch\nmlflow.pytorch.log_model(net, "net")'],
      at: ['mlflow.pytorch.log_model(net, "net")'],
    },
    {
      what: 'none, and said so',
      cells: [head, 'model.fit(X, y)', 'mlflow.sklearn.log_model(model, "model", signature=None)'],
      at: ['mlflow.sklearn.log_model(model, "model", signature=None)'],
      fixed: {
        kind: 'offered',
        sources: { 2: 'mlflow.sklearn.log_model(model, "model", signature=None, input_example=X[:5])' },
      },
    },
  ],
  [
    {
      what: 'a signature that is set afterwards',
      cells: [head, 'a = mlflow.sklearn.log_model(model, "m")\nmlflow.models.set_signature(a.model_uri, signature)'],
    },
    {
      what: 'a Python model whose types say it',
      cells: [
        'import mlflow\nclass Own(mlflow.pyfunc.PythonModel):\n    def predict(self, context, rows: list[str]): ...',
        'mlflow.pyfunc.log_model("m", python_model=Own())',
      ],
    },
    { what: 'a signature', cells: [head, 'mlflow.sklearn.log_model(model, "model", signature=signature)'] },
    { what: 'an input example', cells: [head, 'mlflow.sklearn.log_model(model, "model", input_example=X[:2])'] },
    { what: 'options that may hold it', cells: [head, 'mlflow.sklearn.log_model(model, "model", **options)'] },
    { what: 'a loaded model', cells: [head, 'mlflow.sklearn.load_model("models:/a/1")'] },
    { what: 'automatic logging', cells: ['import mlflow\nmlflow.autolog()'] },
  ],
);
