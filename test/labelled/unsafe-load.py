import pickle

import joblib
import numpy as np
import pandas as pd
import torch

# === a pickle from elsewhere
model = pickle.load(open("model.pkl", "rb"))  # expect

# === by a handle
with open("model.pkl", "rb") as file:
    model = pickle.load(file)  # expect

# === an answer that is unpickled
import requests
model = pickle.loads(requests.get("https://example.org/model.pkl").content)  # expect

# === joblib
model = joblib.load("model.joblib")  # expect

# === a pickled frame
frame = pd.read_pickle("frame.pkl")  # expect

# === another reader of pickles
import dill
model = dill.load(open("model.pkl", "rb"))  # expect

# === an Unpickler
with open("model.pkl", "rb") as file:
    model = pickle.Unpickler(file).load()  # expect

# === all of a checkpoint
state = torch.load("net.pt", weights_only=False)  # expect

# === a checkpoint of a version that is not known
state = torch.load("net.pt", map_location="cpu")  # expect

# === all of it, where the version would not
# requirements: torch==2.6.0
state = torch.load("net.pt", weights_only=False)  # expect

# === before the version that loads weights only
# requirements: torch==2.5.1
state = torch.load("net.pt")  # expect

# === code of a model repository
from transformers import AutoModel
model = AutoModel.from_pretrained("corp/model", trust_remote_code=True)  # expect

# === code of a data set
from datasets import load_dataset
data = load_dataset("corp/data", trust_remote_code=True)  # expect: unsafe-load, data-without-version

# === code of a model, in a pipeline
from transformers import pipeline
classify = pipeline("text-classification", model="corp/model", trust_remote_code=True)  # expect

# === what the options say
from transformers import AutoModel
options = {"trust_remote_code": True}
model = AutoModel.from_pretrained("corp/model", **options)  # expect

# === code of a repository of the day
net = torch.hub.load("pytorch/vision", "resnet18")  # expect

# === arrays of objects
rows = np.load("rows.npy", allow_pickle=True)  # expect

# === YAML that makes any object
import yaml
settings = yaml.load(open("settings.yaml"), Loader=yaml.UnsafeLoader)  # expect

# === YAML with the loader of before
import yaml
settings = yaml.load(open("settings.yaml"))  # expect

# === layers with code
import keras
model = keras.models.load_model("model.keras", safe_mode=False)  # expect

# === a learner of fastai
from fastai.vision.all import load_learner
learner = load_learner("export.pkl")  # expect

# === an index with a pickle beside it
from langchain_community.vectorstores import FAISS
store = FAISS.load_local("index", None, allow_dangerous_deserialization=True)  # expect

# === options that are handed on
from sentence_transformers import SentenceTransformer
model = SentenceTransformer("corp/model", model_kwargs={"trust_remote_code": True})  # expect

# === written here under another name
pickle.dump({}, open("mine.pkl", "wb"))
model = pickle.load(open("theirs.pkl", "rb"))  # expect

# === fetched by a shell line, and not written here
!wget -q https://example.org/model.pkl  # expect: data-without-version
model = pickle.load(open("model.pkl", "rb"))  # expect

# === written above
joblib.dump([1], "model.joblib")
model = joblib.load("model.joblib")

# === written above by a handle
with open("model.pkl", "wb") as file:
    pickle.dump([1], file)
with open("model.pkl", "rb") as file:
    model = pickle.load(file)

# === written above, under a name for the path
path = "model.joblib"
joblib.dump([1], path)
model = joblib.load(path)

# === written above under a name, and read by its text
path = "model.joblib"
joblib.dump([1], path)
model = joblib.load("model.joblib")

# === written above by way of Path
from pathlib import Path
path = Path("out") / "model.joblib"
joblib.dump([1], path)
model = joblib.load(path)

# === a copy in memory
model = pickle.loads(pickle.dumps([1]))

# === a copy in memory, in two lines
data = pickle.dumps([1])
model = pickle.loads(data)

# === an index that was saved above
from langchain_community.vectorstores import FAISS
made = FAISS.from_texts(["a"], None)
made.save_local("index")
store = FAISS.load_local("index", None, allow_dangerous_deserialization=True)

# === options that say nothing of it
from transformers import AutoModel
options = {"trust_remote_code": False, "device_map": "auto"}
model = AutoModel.from_pretrained("corp/model", **options)

# === a frame that was written above
pd.DataFrame({"a": [1]}).to_pickle("frame.pkl")
frame = pd.read_pickle("frame.pkl")

# === weights only
state = torch.load("net.pt", weights_only=True)

# === weights only by its version
# requirements: torch==2.6.0
state = torch.load("net.pt")

# === a checkpoint that was written above
torch.save([1], "net.pt")
state = torch.load("net.pt")

# === arrays
rows = np.load("rows.npy")
rows = np.load("rows.npy", allow_pickle=False)

# === no code of a repository
from transformers import AutoModel
model = AutoModel.from_pretrained("corp/model", trust_remote_code=False)

# === a repository at its commit
net = torch.hub.load("pytorch/vision:6ed1d9e0b1d2", "resnet18")

# === a folder of the project
net = torch.hub.load("models", "resnet18", source="local")

# === YAML that makes plain values
import yaml
settings = yaml.safe_load(open("settings.yaml"))
settings = yaml.load(open("settings.yaml"), Loader=yaml.SafeLoader)

# === YAML with the safe loader in C
import yaml
settings = yaml.load(open("settings.yaml"), Loader=yaml.CSafeLoader)

# === a reader of YAML that is an object
from ruamel.yaml import YAML
yaml = YAML(typ="safe")
settings = yaml.load(open("settings.yaml"))

# === layers without code
import keras
model = keras.models.load_model("model.keras")

# === safetensors
from safetensors.torch import load_file
state = load_file("net.safetensors")

# === skops
import skops.io
model = skops.io.load("model.skops", trusted=["numpy.dtype"])

# === JSON
import json
settings = json.load(open("settings.json"))

# === a model that the notebook's own function loads
def load(path):
    return path
model = load("model.pkl")
