import mlflow
from sklearn.linear_model import Ridge
X, y = [[0], [1]], [0, 1]
model = Ridge().fit(X, y)

# === logged
mlflow.sklearn.log_model(model, "model")  # expect

# === logged by keywords
mlflow.sklearn.log_model(sk_model=model, name="model")  # expect

# === saved
mlflow.sklearn.save_model(model, "model")  # expect

# === in a run
with mlflow.start_run():
    mlflow.sklearn.log_model(model, "model")  # expect

# === the flavour by its own name
from mlflow import sklearn as flavour
flavour.log_model(model, "model")  # expect

# === a function of the flavour
from mlflow.sklearn import log_model
log_model(model, "model")  # expect

# === registered at once
mlflow.sklearn.log_model(model, "model", registered_model_name="churn")  # expect

# === a network
import keras
network = keras.Sequential([keras.layers.Dense(1)])
mlflow.keras.log_model(network, "network")  # expect

# === a network of PyTorch
import torch
network = torch.nn.Linear(1, 1)
mlflow.pytorch.log_model(network, "network")  # expect

# === boosted trees
from xgboost import XGBRegressor
trees = XGBRegressor().fit(X, y)
mlflow.xgboost.log_model(trees, "trees")  # expect

# === a Python function
class Wrapped(mlflow.pyfunc.PythonModel):
    def predict(self, context, model_input):
        return model_input
mlflow.pyfunc.log_model("model", python_model=Wrapped())  # expect

# === none, and said so
mlflow.sklearn.log_model(model, "model", signature=None)  # expect

# === logged in a function
def keep(model):
    mlflow.sklearn.log_model(model, "model")  # expect
keep(model)

# === two, and one has it
mlflow.sklearn.log_model(model, "first", input_example=X[:1])
mlflow.sklearn.log_model(model, "second")  # expect

# === a signature
from mlflow.models import infer_signature
mlflow.sklearn.log_model(model, "model", signature=infer_signature(X, y))

# === a signature by its position
from mlflow.models import infer_signature
mlflow.sklearn.save_model(model, "model", None, None, None, "cloudpickle", infer_signature(X, y))

# === an input example
mlflow.sklearn.log_model(model, "model", input_example=X[:1])

# === both
from mlflow.models import infer_signature
mlflow.sklearn.log_model(model, "model", signature=infer_signature(X, y), input_example=X)

# === options that have it
options = {"input_example": X}
mlflow.sklearn.log_model(model, "model", **options)

# === a signature that is set afterwards
from mlflow.models import infer_signature, set_signature
logged = mlflow.sklearn.log_model(model, "model")
set_signature(logged.model_uri, infer_signature(X, y))

# === a Python function whose types say what it takes
class Wrapped(mlflow.pyfunc.PythonModel):
    def predict(self, context, model_input: list[str]) -> list[str]:
        return model_input
mlflow.pyfunc.log_model("model", python_model=Wrapped())

# === logged by itself
mlflow.sklearn.autolog()

# === logged by itself with examples
mlflow.autolog(log_input_examples=True, log_model_signatures=True)

# === loaded
model = mlflow.sklearn.load_model("models:/churn/1")
print(model.predict(X))

# === kept without MLflow
import joblib
joblib.dump(model, "model.joblib")

# === a metric
mlflow.log_metric("loss", 1)

# === a file that is logged
mlflow.log_artifact("model.joblib")

# === the method of something else
class Registry:
    def log_model(self, model):
        return model
Registry().log_model(model)

# === only registered
mlflow.register_model("runs:/1/model", "churn")
