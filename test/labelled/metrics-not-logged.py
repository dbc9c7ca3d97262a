from sklearn.linear_model import Ridge
from sklearn.metrics import accuracy_score, f1_score, mean_squared_error, r2_score, roc_auc_score
y, p = [0, 1, 1], [0, 1, 0]

# === printed
print(accuracy_score(y, p))  # expect

# === the last value of a cell
accuracy_score(y, p)  # expect

# === several, once
print(accuracy_score(y, p))  # expect
print(f1_score(y, p))

# === kept in a variable only
accuracy = accuracy_score(y, p)  # expect
print(f"accuracy {accuracy:.3f}")

# === a report that is printed
from sklearn.metrics import classification_report
print(classification_report(y, p))  # expect

# === one of two goes to the tracker
import wandb
wandb.init(project="churn")
wandb.log({"f1": f1_score(y, p)})
print(accuracy_score(y, p))  # expect

# === MLflow gets the parameters alone
import mlflow
with mlflow.start_run():
    mlflow.log_params({"alpha": 1})
print(r2_score(y, p))  # expect

# === a tracker that is imported and never used
import mlflow
print(r2_score(y, p))  # expect

# === a score by the model itself
model = Ridge().fit([[0], [1], [2]], y)
print(model.score([[0], [1], [2]], y))  # expect

# === in a function that prints
def judge(y, p):
    print(accuracy_score(y, p))  # expect
judge(y, p)

# === cross-validation
from sklearn.model_selection import cross_val_score
scores = cross_val_score(Ridge(), [[0], [1], [2]], y)  # expect
print(scores.mean())

# === in a table that is shown
import pandas as pd
results = pd.DataFrame({"auc": [roc_auc_score(y, p)]})  # expect
print(results)

# === a network that is evaluated
import keras
network = keras.Sequential([keras.layers.Dense(1)])
loss = network.evaluate([[0]], [0])  # expect
print(loss)

# === drawn
import matplotlib.pyplot as plt
error = mean_squared_error(y, p)  # expect
plt.title(f"error {error}")
plt.savefig("error.png")

# === a file is written, of something else
import json
accuracy = accuracy_score(y, p)  # expect
print(accuracy)
with open("settings.json", "w") as file:
    json.dump({"alpha": 1}, file)

# === logged by MLflow
import mlflow
mlflow.log_metric("accuracy", accuracy_score(y, p))

# === logged by MLflow, by way of a variable
import mlflow
accuracy = accuracy_score(y, p)
print(accuracy)
mlflow.log_metrics({"accuracy": accuracy})

# === logged by itself
import mlflow
mlflow.sklearn.autolog()
print(accuracy_score(y, p))

# === evaluated by MLflow
import mlflow
mlflow.evaluate("models:/churn/1", None, targets="y", model_type="classifier")
print(accuracy_score(y, p))

# === summary of Weights & Biases
import wandb
run = wandb.init(project="churn")
run.summary["accuracy"] = accuracy_score(y, p)

# === the summary of the module
import wandb
wandb.init(project="churn")
wandb.log({"loss": 1})
wandb.summary["accuracy"] = accuracy_score(y, p)

# === updated in the summary
import wandb
wandb.init(project="churn")
wandb.log({"loss": 1})
wandb.run.summary.update({"accuracy": accuracy_score(y, p)})

# === a client of MLflow
from mlflow.tracking import MlflowClient
client = MlflowClient()
client.log_metric("1", "accuracy", accuracy_score(y, p))

# === a run of Neptune
import neptune
run = neptune.init_run()
run["accuracy"] = accuracy_score(y, p)

# === an experiment of Comet
from comet_ml import Experiment
experiment = Experiment()
experiment.log_metric("accuracy", accuracy_score(y, p))

# === live metrics of DVC
from dvclive import Live
with Live() as live:
    live.log_metric("accuracy", accuracy_score(y, p))

# === a scalar of TensorBoard
from torch.utils.tensorboard import SummaryWriter
writer = SummaryWriter()
writer.add_scalar("accuracy", accuracy_score(y, p), 1)

# === a run of SageMaker
from sagemaker.experiments.run import Run
with Run("churn", "first") as run:
    run.log_metric("accuracy", accuracy_score(y, p))

# === a run of Azure ML
from azureml.core import Run
run = Run.get_context()
run.log("accuracy", accuracy_score(y, p))

# === in a file of JSON
import json
with open("metrics.json", "w") as file:
    json.dump({"accuracy": accuracy_score(y, p)}, file)

# === in a file of JSON that Path writes
import json
from pathlib import Path
metrics = {"accuracy": accuracy_score(y, p)}
Path("metrics.json").write_text(json.dumps(metrics))

# === in a file of YAML
import yaml
metrics = {"accuracy": accuracy_score(y, p)}
with open("metrics.yaml", "w") as file:
    yaml.safe_dump(metrics, file)

# === printed into a file
accuracy = accuracy_score(y, p)
with open("metrics.txt", "w") as file:
    print(accuracy, file=file)

# === a table that is saved
import pandas as pd
rows = []
rows.append({"accuracy": accuracy_score(y, p)})
pd.DataFrame(rows).to_csv("metrics.csv")

# === a test of the model
assert accuracy_score(y, p) > 0.5

# === a gate that stops the run
if accuracy_score(y, p) < 0.5:
    raise ValueError("the model is no better than a coin")

# === what a search maximises
import optuna
def objective(trial):
    return accuracy_score(y, p)
study = optuna.create_study(storage="sqlite:///study.db")
study.optimize(objective, n_trials=2)

# === no metric
print(len(y))

# === a helper logs what it is given
import mlflow
def keep(name, value):
    mlflow.log_metric(name, value)
keep("accuracy", accuracy_score(y, p))
