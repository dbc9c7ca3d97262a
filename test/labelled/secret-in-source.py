import os

# === a key in a variable, by its shape
OPENAI = "sk-pr¦oj-FAKE0000FAKE1111FAKE2222FAKE3333"  # expect

# === a key of AWS in a call
import boto3
s3 = boto3.client("s3", aws_access_key_id="AK¦IAFAKEFAKEFAKEFAKE")  # expect

# === a secret without a shape, by its keyword
import boto3
s3 = boto3.client("s3", aws_secret_access_key="fAk3/fAk3+fAk3¦fAk3/fAk3+fAk3fAk3fAk3fAk3")  # expect

# === put into the environment
os.environ["HF_TOKEN"] = "hf_¦FakeFakeFakeFakeFakeFakeFakeFake01"  # expect

# === put into the environment by a name of one's own
os.environ["BILLING_API_KEY"] = "f4k3-f4k3-¦f4k3-f4k3"  # expect

# === put into the environment unless it is there
os.environ.setdefault("BILLING_API_KEY", "f4k3-f4k3-¦f4k3-f4k3")  # expect

# === what the environment falls back to
api_key = os.environ.get("BILLING_API_KEY", "f4k3-f4k3-¦f4k3-f4k3")  # expect

# === the same by getenv
password = os.getenv("DB_PASSWORD", "n0t-a-r3al-¦0ne")  # expect

# === a password in the address of a database
from sqlalchemy import create_engine
engine = create_engine("postgresql://maria:n0t4r3al¦0ne@db.corp/sales")  # expect

# === a password among the parts of a connection
import psycopg2
connection = psycopg2.connect("host=db.corp dbname=sales user=maria password=n0t4r3al¦0ne")  # expect

# === a default of a function
def connect(user, password="n0t-a-r3al-¦0ne"):  # expect
    return user, password

# === an item of a dictionary
settings = {"user": "maria", "password": "n0t-a-r3al-¦0ne"}  # expect

# === a header
import requests
requests.get("https://api.example.org", headers={"Authorization": "Bearer f4k3f4k3f4k3¦f4k3f4k3f4k3"})  # expect

# === basic authentication
import requests
requests.get("https://api.example.org", auth=("maria", "n0t-a-r3al-¦0ne"))  # expect

# === a commented key
# openai.api_key = "sk-FAKE0000FAKE¦1111FAKE2222FAKE3333"  # expect
x = 1

# === in Markdown
# %% [markdown]
Log in with ghp_¦FakeFakeFakeFakeFakeFakeFakeFakeFa01  # expect

# === a shell line
!git clone https://maria:ghp_¦FakeFakeFakeFakeFakeFakeFakeFakeFa01@github.com/corp/churn.git  # expect

# === %env
%env WANDB_API_KEY=f4k3f4k3f4k3f4k3¦f4k3f4k3f4k3f4k3f4k3f4k3  # expect

# === a login
import wandb
wandb.login(key="f4k3f4k3f4k3f4k3¦f4k3f4k3f4k3f4k3f4k3f4k3")  # expect

# === a login whose key is its only argument
from huggingface_hub import login
login("hf_¦FakeFakeFakeFakeFakeFakeFakeFake01")  # expect

# === a private key over several lines
key = """-----BEGIN ¦RSA PRIVATE KEY-----  # expect
FAKEFAKEFAKEFAKEFAKE
-----END RSA PRIVATE KEY-----"""

# === a webhook, which lets everybody post
webhook = "https://hooks.slack.com/services/T00F¦AKE00/B00FAKE00/fakeFAKEfakeFAKEfakeFAKE"  # expect

# === two names for one value
password = db_password = "n0t-a-r3al-¦0ne"  # expect

# === a name with a type
api_key: str = "f4k3-f4k3-¦f4k3-f4k3"  # expect

# === a field of a class
class Settings:
    token = "f4k3-f4k3-¦f4k3-f4k3"  # expect

# === several at once
user, password = "maria", "n0t-a-r3al-¦0ne"  # expect

# === a token that an f-string holds
token = f"ghp_¦FakeFakeFakeFakeFakeFakeFakeFakeFa01"  # expect

# === a token of Databricks
host, key = "https://corp.cloud.databricks.com", "dapi¦fa4efa4efa4efa4efa4efa4efa4efa4e"  # expect

# === a bot of Telegram
bot = connect("98765432:¦AAFakeFakeFakeFakeFakeFakeFakeFakeF")  # expect: secret-in-source, undefined-name

# === the file that Kaggle asks for
import json
json.dump({"username": "maria", "key": "fa4efa4efa4efa4e¦fa4efa4efa4efa4e"}, open("kaggle.json", "w"))  # expect

# === from the environment
api_key = os.environ["OPENAI_API_KEY"]

# === from the environment, or nothing
api_key = os.environ.get("OPENAI_API_KEY", "")

# === asked for
from getpass import getpass
password = getpass("Password of the data base: ")

# === from the secrets of Colab
from google.colab import userdata
api_key = userdata.get("OPENAI_API_KEY")

# === from a secret store, by its name
import boto3
secret = boto3.client("secretsmanager").get_secret_value(SecretId="prod/churn/db-password-2")

# === a placeholder
api_key = "YOUR_API_KEY"
token = "<paste your token here>"

# === a placeholder of crosses
api_key = "sk-xxxxxxxxxxxxxxxxxxxxxxxx"

# === tokens of a tokenizer
pad_token = "<|endoftext|>"
eos_token = "</s>"
mask_token = "[MASK]"

# === a special token with digits
tokenizer_config = {"pad_token": "<extra_id_99>", "bos_token": "<|im_start|>", "unk_token": "[unused99]"}

# === how many tokens
max_tokens = 512
settings = {"max_new_tokens": "1024"}

# === a digest of a commit
revision = "3f786850e387550fdab836ed7e6dc881de23001b"

# === an id of a run
run_id = "a8f9e3c4d5b6a7f8a8f9e3c4d5b6a7f8"

# === names of columns
key = "customer_id"
primary_key = "order_id_2024"

# === an address without a password
from sqlalchemy import create_engine
engine = create_engine("postgresql://maria@db.corp/sales")

# === an address whose password comes from elsewhere
password = os.environ["DB_PASSWORD"]
url = f"postgresql://maria:{password}@db.corp/sales"

# === what every image of a data base begins with
url = "postgresql://postgres:postgres@localhost:5432/postgres"

# === the file that has it
credentials = "secrets/service-account-2024.json"

# === a key to sort by
rows = sorted([{"a_key": "b"}], key=lambda row: row["a_key"])

# === the name of the variable that has it
api_key_name = "OPENAI_API_KEY"
token_env = "HF_TOKEN_2"

# === where a password is entered, and said to be wrong
password_label = "Enter your password, 8 characters"
error = {"password": "must have at least 8 characters"}

# === where a token is fetched
token_url = "https://login.example.org/oauth2/v2.0/token"
access_token = "https://login.example.org/oauth2/v2.0/token"

# === read from a file
token = open(".token").read()

# === to be changed
SECRET_KEY = "change-me"
app_secret = "dev-secret-key"
