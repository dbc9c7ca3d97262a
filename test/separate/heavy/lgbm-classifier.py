# %%
import lightgbm as lgb
import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.metrics import roc_auc_score
# %%
df = pd.read_csv("data/passengers.csv")
for c in ["sex", "port"]:
    df[c] = df[c].astype("category").cat.codes
X = df[["age", "fare", "sex", "port"]]
y = df["survived"]
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
clf = lgb.LGBMClassifier(n_estimators=30, verbose=-1, random_state=1)
clf.fit(X_train, y_train)
# %%
proba = clf.predict_proba(X_test)[:, 1]
print("AUC", roc_auc_score(y_test, proba))
pred = clf.predict(X_test)
