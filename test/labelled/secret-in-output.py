# === the whole environment
# %% [1]
!env  # expect
# out: HOME=/home/maria
# out: AWS_SECRET_ACCESS_KEY=fAk3fAk3fAk3fAk3¦fAk3fAk3fAk3fAk3fAk3fAk3

# === a key that was printed
# %% [1]
import os  # expect
print(os.environ["OPENAI_API_KEY"])
# out: sk-pr¦oj-FAKE0000FAKE1111FAKE2222FAKE3333

# === settings as a dictionary
# %% [1]
settings  # expect: secret-in-output, undefined-name
# out: {'host': 'db.corp', 'password': 'n0t-a-r3al-¦0ne'}

# === an answer as JSON
# %% [1]
!cat kaggle.json  # expect
# out: {"username":"maria","key":"fa4efa4efa4efa4e¦fa4efa4efa4efa4e"}

# === a remote with its token
# %% [1]
!git remote -v  # expect
# out: origin	https://maria:ghp_¦FakeFakeFakeFakeFakeFakeFakeFakeFa01@github.com/corp/churn.git (fetch)

# === the address of a data base
# %% [1]
engine.url.render_as_string(hide_password=False)  # expect: secret-in-output, undefined-name
# out: 'postgresql://maria:n0t4r3al¦0ne@db.corp/sales'

# === the headers of a request
# %% [1]
import requests  # expect
response = requests.get("https://api.example.org")
print(response.request.headers)
# out: {'User-Agent': 'python-requests/2.31', 'Authorization': 'Bearer f4k3f4k3f4k3¦f4k3f4k3f4k3'}

# === a signed address
# %% [1]
import boto3  # expect
print(boto3.client("s3").generate_presigned_url("get_object", Params={"Bucket": "b", "Key": "k"}))
# out: https://b.s3.amazonaws.com/k?X-Amz-Credential=a&X-Amz-Signature=f4k3f4k3f4k3f4k3¦f4k3f4k3f4k3f4k3f4k3

# === an error that shows it
# %% [1]
import requests  # expect
requests.get("https://api.example.org").raise_for_status()
# error: HTTPError: 401 for url: https://maria:n0t4r3al¦0ne@api.example.org/v1

# === a private key
# %% [1]
!cat ~/.ssh/id_rsa  # expect
# out: -----BEGIN ¦OPENSSH PRIVATE KEY-----
# out: FAKEFAKEFAKEFAKE

# === a row of a table of users
# %% [1]
import pandas as pd  # expect
pd.read_csv("users.csv")
# out:    user  github
# out: 0  maria  ghp_¦FakeFakeFakeFakeFakeFakeFakeFakeFa01

# === a settings object
# %% [1]
settings  # expect: secret-in-output, undefined-name
# out: Settings(host='db.corp', password='n0t-a-r3al-¦0ne')

# === lines of a settings file
# %% [1]
!cat settings.ini  # expect
# out: [db]
# out: password = n0t-a-r3al-¦0ne

# === lines of a YAML file
# %% [1]
!cat settings.yaml  # expect
# out: db:
# out:   password: n0t-a-r3al-¦0ne

# === a web token
# %% [1]
login()  # expect: secret-in-output, undefined-name
# out: 'eyJ¦hbGciOiJIUzI1NiJ9.eyJzdWIiOiJmYWtlIn0.FakeFakeFakeFakeFake'

# === whether it is there
# %% [1]
import os
print("OPENAI_API_KEY" in os.environ)
# out: True

# === hidden behind stars
# %% [1]
print("key")
# out: OPENAI_API_KEY=sk-********************
# out: {'password': '**********'}

# === the address of a data base, as SQLAlchemy shows it
# %% [1]
print("engine")
# out: Engine(postgresql://maria:***@db.corp/sales)

# === a secret type that hides itself
# %% [1]
print("settings")
# out: Settings(host='db.corp', password=SecretStr('**********'))

# === numbers
# %% [1]
print("accuracy")
# out: accuracy 0.9312345678
# out: tokens: 123456789012

# === what a tokenizer says of itself
# %% [1]
print("tokenizer")
# out: {'bos_token': '<|im_start|>', 'eos_token': '<|im_end|>', 'pad_token': '<extra_id_99>'}

# === a prompt that was answered
# %% [1]
print("login")
# out: Enter your password: ··········
# out: Token is valid (permission: read).

# === a digest
# %% [1]
!sha256sum model.joblib
# out: 2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae  model.joblib

# === ids of runs and of commits
# %% [1]
print("run")
# out: run_id: a8f9e3c4d5b6a7f8a8f9e3c4d5b6a7f8
# out: commit 3f786850e387550fdab836ed7e6dc881de23001b

# === a text about keys
# %% [1]
print("help")
# out: Set OPENAI_API_KEY=<your key> first. Keys begin with sk-.

# === names of settings, whose values stand elsewhere
# %% [1]
print("names")
# out: {'api_key': 'OPENAI_API_KEY', 'password': 'DB_PASSWORD'}

# === the example of a page
# %% [1]
help("boto3")
# out: aws_access_key_id=AK¦IAIOSFODNN7EXAMPLE

# === an address without a password
# %% [1]
!pip config list
# out: global.index-url='https://pypi.example.org/simple'

# === columns of a table
# %% [1]
print("columns")
# out: ['user_id', 'password_hash', 'api_key_id']

# === statistics of a column of that name
# %% [1]
print("describe")
# out: password_length    8.25
# out: token: 1024 of 4096

# === how a parameter is used
# %% [1]
help("connect")
# out: connect(host, password=None, api_key='')
# out:     password : str, optional

# === styles of a diagram of scikit-learn
# %% [1]
from sklearn.linear_model import Ridge
Ridge().fit([[1.0]], [1.0])
# out: <style>#sk-container-id-1 div.sk-toggleable__label-arrow:before {content: "▸";}</style><div class="sk-text-repr-fallback"><label class="sk-toggleable__label sk-toggleable__label-arrow">Ridge</label></div>
