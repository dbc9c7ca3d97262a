import joblib
import numpy as np
import pandas as pd
from sklearn.cluster import KMeans
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics.pairwise import cosine_similarity
from sklearn.preprocessing import LabelEncoder, MinMaxScaler, StandardScaler

scaler = StandardScaler()
model = joblib.load("model.joblib")  # expect: unsafe-load

# === a scaler fitted on the request
from fastapi import FastAPI

app = FastAPI()


@app.post("/predict")
def predict(rows: list):
    return model.predict(scaler.fit_transform(rows)).tolist()  # expect

# === a scaler that is used as training left it
from fastapi import FastAPI

app = FastAPI()


@app.post("/predict")
def predict(rows: list):
    return model.predict(scaler.transform(rows)).tolist()

# === a scaler made and fitted for each request
from flask import Flask, request

app = Flask(__name__)


@app.route("/predict", methods=["POST"])
def predict():
    frame = pd.DataFrame(request.get_json())
    fresh = MinMaxScaler()
    frame[["age"]] = fresh.fit_transform(frame[["age"]])  # expect
    return {"answer": model.predict(frame).tolist()}

# === fit and transform in two lines
from flask import Flask, request

app = Flask(__name__)


@app.post("/score")
def score():
    frame = pd.DataFrame(request.get_json())
    coder = LabelEncoder()
    coder.fit(frame["shop"])  # expect
    frame["shop"] = coder.transform(frame["shop"])
    return {"answer": model.predict_proba(frame)[:, 1].tolist()}

# === a model that is loaded in the function, and rows scaled anew
from fastapi import APIRouter

router = APIRouter()


@router.post("/predict")
async def predict(rows: list):
    loaded = joblib.load("model.joblib")  # expect: unsafe-load
    return loaded.predict(StandardScaler().fit_transform(rows)).tolist()  # expect

# === a model fitted again before it answers
from flask import Flask

app = Flask(__name__)


@app.route("/predict")
def predict():
    frame = pd.read_csv("data/today.csv")
    model.fit(frame[["age"]], frame["churned"])  # expect
    return {"answer": model.predict(frame[["age"]]).tolist()}

# === a helper two calls away
from fastapi import FastAPI

app = FastAPI()


def scaled(rows):
    return scaler.fit_transform(rows)  # expect


def prepared(rows):
    return scaled(np.asarray(rows))


@app.post("/predict")
def predict(rows: list):
    return model.predict(prepared(rows)).tolist()

# === a function given to Gradio
import gradio as gr


def answer(age, spent):
    row = scaler.fit_transform([[age, spent]])  # expect
    return model.predict(row)[0]


gr.Interface(fn=answer, inputs=["number", "number"], outputs="label").launch()

# === a model for MLflow
import mlflow.pyfunc


class Churn(mlflow.pyfunc.PythonModel):
    def load_context(self, context):
        self.model = joblib.load(context.artifacts["model"])  # expect: unsafe-load

    def predict(self, context, rows):
        return self.model.predict(StandardScaler().fit_transform(rows))  # expect

# === a model for MLflow that learns where it should
from mlflow.pyfunc import PythonModel


class Churn(PythonModel):
    def fit(self, rows, labels):
        self.scaler = StandardScaler().fit(rows)
        self.model = LogisticRegression().fit(self.scaler.transform(rows), labels)

    def predict(self, context, rows):
        return self.model.predict(self.scaler.transform(rows))

# === words counted anew for each request
import bentoml


@bentoml.service
class Reviews:
    @bentoml.api
    def classify(self, texts):
        return model.predict(TfidfVectorizer().fit_transform(texts))  # expect

# === a route that is there to train
from fastapi import FastAPI

app = FastAPI()


@app.post("/retrain")
def again():
    frame = pd.read_csv("data/churn.csv")
    scaler.fit(frame[["age"]])
    model.fit(scaler.transform(frame[["age"]]), frame["churned"])
    return {"rows": len(frame)}

# === labels come back one by one, and the model learns from them
from fastapi import FastAPI

app = FastAPI()


@app.post("/feedback")
def feedback(row: list, label: int):
    model.partial_fit([row], [label])
    return {}

# === the colours of a picture
from fastapi import FastAPI

app = FastAPI()


@app.post("/palette")
def palette(pixels: list):
    groups = KMeans(n_clusters=5, random_state=0)
    groups.fit(pixels)
    return groups.cluster_centers_.tolist()

# === how alike two texts of one request are
from flask import Flask, request

app = Flask(__name__)


@app.post("/alike")
def alike():
    words = TfidfVectorizer().fit_transform(request.get_json()["texts"])
    return {"alike": cosine_similarity(words[0], words[1]).item()}

# === the forecast of the series that came with the request
from fastapi import FastAPI
from prophet import Prophet

app = FastAPI()


@app.post("/forecast")
def forecast(series: list):
    frame = pd.DataFrame(series, columns=["ds", "y"])
    curve = Prophet()
    curve.fit(frame)
    return curve.predict(curve.make_future_dataframe(periods=30))["yhat"].tolist()

# === groups among the points of a request
from fastapi import FastAPI
from sklearn.cluster import DBSCAN

app = FastAPI()


@app.post("/groups")
def groups(points: list):
    return DBSCAN(eps=0.3).fit_predict(points).tolist()

# === fitted in the notebook, next to a route
from fastapi import FastAPI

app = FastAPI()
frame = pd.read_csv("data/churn.csv")
scaler.fit(frame[["age"]])


@app.get("/health")
def health():
    return {"mean": scaler.mean_.tolist()}

# === a training function that no route calls
from fastapi import FastAPI

app = FastAPI()


def train(frame):
    scaler.fit(frame[["age"]])
    return LogisticRegression().fit(scaler.transform(frame[["age"]]), frame["churned"])


@app.post("/predict")
def predict(rows: list):
    return model.predict(scaler.transform(rows)).tolist()

# === fitted once, when the application starts
from fastapi import FastAPI

app = FastAPI()


@app.on_event("startup")
def start():
    scaler.fit(pd.read_csv("data/churn.csv")[["age"]])

# === a picture made to fit
from flask import Flask
from PIL import Image, ImageOps

app = Flask(__name__)


@app.post("/predict")
def predict():
    picture = ImageOps.fit(Image.open("cat.jpg"), (224, 224))
    return {"answer": model.predict(np.asarray(picture)[None]).tolist()}
