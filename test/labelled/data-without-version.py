import io

import pandas as pd

# === a file on a branch
df = pd.read_csv("https://raw.githubusercontent.com/shop/data/main/churn.csv")  # expect

# === a file of a commit
df = pd.read_csv("https://raw.githubusercontent.com/shop/data/9f86d081884c7d659a2feaa0c55ad015a3bf4f1b/churn.csv")

# === a file of a tag and one of a release
a = pd.read_csv("https://cdn.jsdelivr.net/gh/shop/data@1.4.0/churn.csv")
b = pd.read_csv("https://github.com/shop/data/releases/download/spring/churn.csv")
c = pd.read_csv("https://raw.githubusercontent.com/shop/data/refs/tags/spring/churn.csv")

# === the newest release
df = pd.read_csv("https://github.com/shop/data/releases/latest/download/churn.csv")  # expect

# === a deposit with a number
a = pd.read_csv("https://zenodo.org/records/3960218/files/churn.csv")
b = pd.read_csv("https://figshare.com/ndownloader/files/31234567")

# === the newest object of a bucket
df = pd.read_parquet("s3://shop-lake/churn/latest.parquet")  # expect

# === a day of a bucket
df = pd.read_parquet("s3://shop-lake/churn/2024-03-01/part-0.parquet")

# === prices up to today
import yfinance as yf

prices = yf.download("AAPL", start="2015-01-01")  # expect
week = yf.Ticker("MSFT").history(period="5d")  # expect

# === prices of a time that is past
import yfinance as yf

START, END = "2015-01-01", "2024-01-01"
prices = yf.download(["AAPL", "MSFT"], start=START, end=END)
more = yf.Ticker("MSFT").history(start=START, end=END)

# === prices whose end is the day of the run
import datetime

import yfinance as yf

end = datetime.date.today()
prices = yf.download("AAPL", start="2015-01-01", end=end)  # expect

# === a sample of seaborn, from a branch on GitHub
import seaborn as sns

penguins = sns.load_dataset("penguins")  # expect

# === samples that the package brings, or checks by their digests
import tensorflow_datasets as tfds
from sklearn.datasets import fetch_california_housing, load_iris
from torchvision.datasets import MNIST

iris = load_iris(as_frame=True).frame
houses = fetch_california_housing(as_frame=True).frame
digits = MNIST("data", download=True)
flowers = tfds.load("tf_flowers", split="train")

# === data of the hub, with and without an owner
from datasets import load_dataset

reviews = load_dataset("imdb", split="train")  # expect
tweets = load_dataset("cardiffnlp/tweet_eval", "emotion")  # expect

# === data of the hub at a commit
from datasets import load_dataset

reviews = load_dataset("imdb", split="train", revision="e6281661ce1c48d982bc483cf8a173c1bbeb5d31")

# === files of the project by the hub's library
from datasets import load_dataset

a = load_dataset("csv", data_files="data/churn.csv")
b = load_dataset("imagefolder", data_dir="data/pictures")
c = load_dataset("./data/reviews")

# === a file on a branch by the hub's library
from datasets import load_dataset

rows = load_dataset("json", data_files="https://raw.githubusercontent.com/shop/data/main/rows.json")  # expect

# === OpenML, by name alone and by what does not change
import openml
from sklearn.datasets import fetch_openml

adult = fetch_openml("adult", as_frame=True)  # expect
adult = fetch_openml("adult", version=2, as_frame=True)
adult = fetch_openml(data_id=1590, as_frame=True)
digits = openml.datasets.get_dataset(554)

# === Kaggle, the newest and a version
import kagglehub

newest = kagglehub.dataset_download("blastchar/telco-customer-churn")  # expect
first = kagglehub.dataset_download("blastchar/telco-customer-churn/versions/1")
titanic = kagglehub.competition_download("titanic")

# === pooch without a digest and with one
import pooch

a = pooch.retrieve("https://example.org/churn.csv", known_hash=None)  # expect
b = pooch.retrieve(
    "https://example.org/churn.csv",
    known_hash="sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
)

# === the answer of a service becomes the table
import requests

response = requests.get("https://api.example.org/orders")  # expect
orders = pd.DataFrame(response.json()["rows"])

# === the text of an answer becomes the table, in one line and over two names
import requests

a = pd.read_csv(io.StringIO(requests.get("https://example.org/export").text))  # expect
page = requests.get("https://example.org/export?shop=2", timeout=10)  # expect
page.raise_for_status()
body = page.text
b = pd.read_csv(io.StringIO(body))

# === an answer that is no data
import requests

health = requests.get("https://api.example.org/health")
print(pd.DataFrame({"status": [health.status_code]}))

# === the notebook's own service
import requests

answer = requests.get("http://localhost:8000/predictions")
shown = pd.DataFrame(answer.json())

# === an answer of days that are past
import requests

response = requests.get("https://api.example.org/orders?start=2023-01-01&end=2023-12-31")
orders = pd.DataFrame(response.json())

# === an answer is kept in a file that is read
import requests

answer = requests.get("https://example.org/download?id=7")  # expect
with open("data/export.csv", "wb") as file:
    file.write(answer.content)
df = pd.read_csv("data/export.csv")

# === a shell fetches what is read
!wget -q https://example.org/churn.csv -O churn.csv  # expect
!curl -L -o orders.csv https://example.org/export?what=orders  # expect
churn = pd.read_csv("churn.csv")
orders = pd.read_csv("./orders.csv")

# === a shell fetches what is no data
!wget -q https://raw.githubusercontent.com/shop/tools/main/helpers.py
!curl -fsSL https://ollama.com/install.sh | sh
import helpers

df = pd.read_csv("data/churn.csv")

# === a shell fetches a version
!wget -q https://example.org/data/v2.1/churn.csv
df = pd.read_csv("churn.csv")

# === urllib leaves a file that is read
import urllib.request

path = "orders.dat"
urllib.request.urlretrieve("https://example.org/export?what=orders", path)  # expect
orders = pd.read_csv(path)

# === a download whose digest is checked
import hashlib
import urllib.request

urllib.request.urlretrieve("https://example.org/churn.csv", "churn.csv")
digest = hashlib.sha256(open("churn.csv", "rb").read()).hexdigest()
assert digest == "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
df = pd.read_csv("churn.csv")

# === a digest checked by a function, and one in the shell
!wget -q https://example.org/orders.csv
!echo "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08  orders.csv" | sha256sum -c
import hashlib

import requests


def check(data, expected):
    if hashlib.sha256(data).hexdigest() != expected:
        raise ValueError("other data")


answer = requests.get("https://example.org/churn.csv")
check(answer.content, "60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752")
churn = pd.read_csv(io.BytesIO(answer.content))
orders = pd.read_csv("orders.csv")

# === a digest that is only shown
import hashlib

import requests

answer = requests.get("https://example.org/churn.csv")  # expect
print(hashlib.sha256(answer.content).hexdigest())
churn = pd.read_csv(io.BytesIO(answer.content))

# === a query of all there is
from sqlalchemy import create_engine

engine = create_engine("postgresql://db/shop")
orders = pd.read_sql("select * from orders where amount > 10", engine)  # expect
items = pd.read_sql_table("items", engine)  # expect

# === a query that begins on a day and has no end
from sqlalchemy import create_engine

engine = create_engine("postgresql://db/shop")
orders = pd.read_sql("select * from orders where day >= '2024-01-01'", engine)  # expect
month = pd.read_sql("select * from orders where day < current_date", engine)  # expect

# === queries of days that are past
from sqlalchemy import create_engine

engine = create_engine("postgresql://db/shop")
START, END = "2024-01-01", "2024-02-01"
a = pd.read_sql("select * from orders where day between '2024-01-01' and '2024-02-01'", engine)
b = pd.read_sql("select * from orders where day >= '2024-01-01' and day < date '2024-02-01'", engine)
c = pd.read_sql(f"select * from orders where day >= '{START}' and day < '{END}'", engine)
query = """
    select shop, sum(amount) as amount
    from orders
    where ordered_at < %(end)s
    group by shop
"""
d = pd.read_sql(query, engine, params={"end": END})

# === a query whose end is the day of the run
import datetime

from sqlalchemy import create_engine

engine = create_engine("postgresql://db/shop")
today = datetime.date.today()
orders = pd.read_sql(f"select * from orders where day < '{today}'", engine)  # expect

# === queries that ask for no rows to learn from
from sqlalchemy import create_engine

engine = create_engine("postgresql://db/shop")
version = pd.read_sql("select version()", engine)
tables = pd.read_sql("select table_name from information_schema.tables", engine)
size = pd.read_sql("select count(*) from orders", engine)
look = pd.read_sql("select * from orders limit 5", engine)

# === time travel
orders = pd.read_gbq("select * from shop.orders for system_time as of timestamp '2024-02-01'")

# === a database in a file
import sqlite3

from sqlalchemy import create_engine

connection = sqlite3.connect("data/shop.db")
a = pd.read_sql("select * from orders", connection)
b = pd.read_sql("select * from orders", "sqlite:///data/shop.db")
engine = create_engine("sqlite:///data/shop.db")
with engine.connect() as opened:
    c = pd.read_sql("select * from orders", opened)

# === a picture and a sound to try a model on
!wget -q -O cat.jpg https://example.org/pictures/7
!curl -O https://example.org/sounds/bell.wav
from PIL import Image

cat = Image.open("cat.jpg")
with open("bell.wav", "rb") as sound:
    data = sound.read()

# === days and releases in a path
a = pd.read_csv("https://example.org/openimages/2018_04/boxes.csv")
b = pd.read_stata("https://example.org/data/r12/prices.dta")
c = pd.read_csv("https://example.org/dump-20240301/rows.csv")

# === a table that a service hands out by its number
df = pd.read_csv("https://dataverse.example.org/api/access/datafile/3450625?format=tab", sep="\t")
