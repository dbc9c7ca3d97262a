# %%
import lightgbm as lgb
import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.metrics import roc_auc_score
# %%
df = pd.read_csv("data/passengers.csv")
df["female"] = (df["sex"] == "female").astype(int)
X = df[["age", "fare", "female", "siblings"]]
y = df["survived"]
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
# %%
train_data = lgb.Dataset(X_train, label=y_train)
valid_data = lgb.Dataset(X_test, label=y_test, reference=train_data)
params = {"objective": "binary", "verbose": -1, "seed": 3}
gbm = lgb.train(params, train_data, num_boost_round=50, valid_sets=[valid_data], callbacks=[lgb.early_stopping(5, verbose=False)])
# %%
y_prob = gbm.predict(X_test, num_iteration=gbm.best_iteration)
print(roc_auc_score(y_test, y_prob))
