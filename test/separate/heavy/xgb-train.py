# %%
import pandas as pd
import xgboost as xgb
from sklearn.datasets import load_breast_cancer
from sklearn.metrics import log_loss
from sklearn.model_selection import train_test_split
# %%
df = load_breast_cancer(as_frame=True).frame
df["ratio"] = df["mean area"] / df["mean perimeter"]
X = df.drop(columns=["target"])
y = df["target"]
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
# %%
dtrain = xgb.DMatrix(X_train, label=y_train)
dtest = xgb.DMatrix(X_test, label=y_test)
params = {"objective": "binary:logistic", "max_depth": 3, "eta": 0.3}
bst = xgb.train(params, dtrain, num_boost_round=40, evals=[(dtest, "test")], early_stopping_rounds=5, verbose_eval=False)
# %%
p = bst.predict(dtest)
print("log loss", log_loss(y_test, p))
