import os
import pandas as pd

# === a home folder
df = pd.read_csv("/home/maria/data/sales.csv")  # expect

# === a home folder of a Mac
df = pd.read_csv("/Users/maria/Desktop/sales.csv")  # expect

# === a drive
df = pd.read_csv("C:\\Users\\maria\\sales.csv")  # expect

# === a drive with slashes, in a constant
DATA = "D:/projects/sales.csv"  # expect

# === the tilde
df = pd.read_csv("~/Downloads/sales.csv")  # expect

# === a drive of Colab
df = pd.read_csv("/content/drive/MyDrive/sales.csv")  # expect

# === Kaggle's input
df = pd.read_csv("/kaggle/input/sales/sales.csv")  # expect

# === a mount of a cluster
df = pd.read_csv("/mnt/storage/sales.csv")  # expect

# === Databricks's file system
df = pd.read_csv("/dbfs/FileStore/sales.csv")  # expect

# === the beginning of an f-string
name = "sales"
df = pd.read_csv(f"/home/maria/{name}.csv")  # expect

# === the beginning of a sum
name = "sales"
df = pd.read_csv("/home/maria/" + name + ".csv")  # expect

# === joined
df = pd.read_csv(os.path.join("/home/maria", "sales.csv"))  # expect

# === asked for, then read all the same
if os.path.exists("/data/sales.csv"):
    df = pd.read_csv("/data/sales.csv")  # expect

# === written to
pd.DataFrame().to_csv("/home/maria/out.csv")  # expect

# === a Windows share
df = pd.read_csv("\\\\server\\share\\sales.csv")  # expect

# === read from scratch space that nothing here wrote
df = pd.read_csv("/tmp/sales.csv")  # expect

# === changed into
os.chdir("/home/maria/project")  # expect

# === relative
df = pd.read_csv("data/sales.csv")

# === relative to the parent
df = pd.read_csv("../data/sales.csv")

# === a route
import requests
requests.post("http://localhost:8080" + "/predict")
print("/health", "/api/v1/users")

# === an address
df = pd.read_csv("https://example.org/home/maria/sales.csv")  # expect: data-without-version

# === a bucket
df = pd.read_csv("s3://bucket/data/sales.csv")  # expect: data-without-version

# === a marker that a service puts there
on_workbench = os.path.exists("/opt/deeplearning/metadata/env_version")

# === only asked for
if not os.path.isdir("/content/drive"):
    print("not on Colab")

# === where a container finds its data
from sagemaker.processing import ProcessingInput
ProcessingInput(source="s3://bucket/in", destination="/opt/ml/processing/input")

# === the rest of a path
root = os.getcwd()
df = pd.read_csv(root + "/data/sales.csv")

# === the rest of an f-string
root = os.getcwd()
df = pd.read_csv(f"{root}/data/sales.csv")

# === looked for in a text
print(os.getcwd().startswith("/home"), os.getcwd().replace("/home/maria/", ""))

# === compared
if os.getcwd() == "/content":
    print("on Colab")

# === a program of every Linux
import subprocess
subprocess.run(["/usr/bin/env", "ls"])

# === scratch space that is written
pd.DataFrame().to_csv("/tmp/out.csv")

# === a text with a slash
print("and/or", "/ month", "a: b")

# === a regular expression
import re
print(re.findall("/home/(\\w+)/", "/x"))

# === scratch space that a shell line fills
!wget -q https://example.org/sales.csv -O /tmp/sales.csv  # expect: data-without-version
df = pd.read_csv("/tmp/sales.csv")

# === scratch space that a line above fills
pd.DataFrame().to_csv("/tmp/sales.csv")
df = pd.read_csv("/tmp/sales.csv")

# === an experiment on Databricks
import mlflow
mlflow.set_experiment("/Users/maria/churn")

# === scratch space that an archive is unpacked to
!unzip -q sales.zip -d /tmp
df = pd.read_csv("/tmp/sales.csv")

# === a key outside of the project
import os
os.environ["GOOGLE_APPLICATION_CREDENTIALS"] = "/home/jupyter/service_account.json"  # expect

# === a folder that the call fills
from torchvision import datasets
train = datasets.MNIST("~/data/mnist", train=True, download=True)

# === a folder that was filled before
from torchvision import datasets
train = datasets.MNIST("/home/maria/mnist", train=True, download=False)  # expect

# === a drive that the call mounts
from google.colab import drive
drive.mount("/content/drive")  # expect: platform-only

# === where a library keeps what it fetches
from transformers import AutoModel
model = AutoModel.from_pretrained("bert-base-uncased", revision="86b5e09", cache_dir="/scratch/models")

# === a path for each place, by an if
import os
if os.path.exists("/kaggle/input"):
    folder = "/kaggle/input/titanic"
else:
    folder = "data"

# === a path for each place, by an import
try:
    import google.colab
    table = "/content/sales.csv"
except ImportError:
    table = "data/sales.csv"

# === a path for each place, in one line
import os
folder = "/kaggle/input/titanic" if "KAGGLE_URL_BASE" in os.environ else "data"

# === the first folder that is there
from pathlib import Path
for folder in ["/kaggle/input/titanic", "data/titanic"]:
    if Path(folder).exists():
        break

# === only one place is thought of
import os
if True:
    folder = "/kaggle/input/titanic"  # expect

# === told, and not used
print("/home/me/sales.csv was not found")
raise FileNotFoundError("/home/me/sales.csv is missing")

# === a pattern with a home in it
home = r"/home/\w+/data"
