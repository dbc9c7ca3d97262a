# === MLflow and Weights & Biases
import mlflow
import wandb
wandb.init(project="churn")
mlflow.log_metric("auc", 0.87)  # expect

# === the other way round
import mlflow
import wandb
mlflow.log_metric("auc", 0.87)
wandb.log({"auc": 0.87})  # expect

# === in two cells
# %%
import mlflow
mlflow.start_run()
# %%
import wandb
run = wandb.init()  # expect

# === MLflow and Comet
import comet_ml
import mlflow
experiment = comet_ml.Experiment()
mlflow.log_metric("auc", 0.87)  # expect

# === MLflow and Neptune
import mlflow
import neptune
mlflow.log_metric("auc", 0.87)
run = neptune.init_run()  # expect

# === Weights & Biases and ClearML
import wandb
from clearml import Task
wandb.init()
task = Task.init(project_name="churn")  # expect

# === two of those that few use
import neptune
from dvclive import Live
run = neptune.init_run()
live = Live()  # expect

# === loggers of Lightning
from pytorch_lightning.loggers import MLFlowLogger, WandbLogger
loggers = [MLFlowLogger("churn"), WandbLogger(project="churn")]  # expect

# === a trainer that reports to both
from transformers import TrainingArguments
arguments = TrainingArguments("out", report_to=["mlflow", "wandb"])  # expect

# === callbacks
import mlflow
from wandb.integration.keras import WandbMetricsLogger
mlflow.log_param("epochs", 3)
callbacks = [WandbMetricsLogger()]  # expect

# === in a function
import mlflow
import wandb
def keep(value):
    mlflow.log_metric("auc", value)
    wandb.log({"auc": value})  # expect
wandb.init()
keep(1)

# === MLflow alone
import mlflow
mlflow.start_run()
mlflow.log_metric("auc", 0.87)

# === Weights & Biases alone
import wandb
run = wandb.init()
run.log({"auc": 0.87})

# === curves of TensorBoard beside MLflow
import mlflow
from torch.utils.tensorboard import SummaryWriter
writer = SummaryWriter()
writer.add_scalar("loss", 1, 1)
mlflow.log_metric("auc", 0.87)

# === curves of TensorBoard beside Weights & Biases
import keras
import wandb
wandb.init(sync_tensorboard=True)
callback = keras.callbacks.TensorBoard("logs")

# === one is imported and never used
import mlflow
import wandb
mlflow.log_metric("auc", 0.87)

# === one is switched off
import mlflow
import wandb
wandb.init(mode="disabled")
mlflow.log_metric("auc", 0.87)

# === a model comes from the registry of the other
import mlflow
import wandb
model = mlflow.pyfunc.load_model("models:/churn/1")
wandb.init()
wandb.log({"auc": 0.87})

# === runs of the other are read
import wandb
import mlflow
runs = wandb.Api().runs("corp/churn")
mlflow.log_metric("auc", 0.87)

# === one of the two, as the setting says
import mlflow
import wandb
use_wandb = False
if use_wandb:
    wandb.init()
    wandb.log({"auc": 0.87})
else:
    mlflow.log_metric("auc", 0.87)

# === the seed of Lightning and one logger
from pytorch_lightning.loggers import WandbLogger
logger = WandbLogger(project="churn")

# === a trainer that reports to one
from transformers import TrainingArguments
arguments = TrainingArguments("out", report_to="wandb")

# === a client of the same tracker
import mlflow
from mlflow.tracking import MlflowClient
client = MlflowClient()
mlflow.log_metric("auc", 0.87)

# === an object of that name
import mlflow
class Target:
    def track(self, value):
        return value
aim = Target()
mlflow.log_metric("auc", aim.track(1))
