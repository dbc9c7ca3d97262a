# %% [markdown]
# # Who survives
# %%
import pandas as pd
import numpy as np
import matplotlib.pyplot as plt
import seaborn as sns
%matplotlib inline
from sklearn.compose import ColumnTransformer
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score, classification_report, roc_auc_score
from sklearn.model_selection import train_test_split
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler
# %%
# Passengers, one a row
df = pd.read_csv("data/passengers.csv")
df.head()
# %%
df.describe()
plt.hist(df["age"])
plt.show()
# %% [markdown]
# ## Features
# %%
df["family"] = df["siblings"] + df["parents"] + 1  # with oneself
numbers = ["age", "fare", "family"]
words = ["sex", "port"]
X = df[numbers + words]
y = df["survived"]
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.25, random_state=7)
# %% [markdown]
# ## Model
# %%
prep = ColumnTransformer([
    ("num", Pipeline([("fill", SimpleImputer(strategy="median")), ("scale", StandardScaler())]), numbers),
    ("cat", OneHotEncoder(handle_unknown="ignore"), words),
])
clf = Pipeline([("prep", prep), ("model", LogisticRegression(max_iter=500))])
clf.fit(X_train, y_train)
# %% [markdown]
# ## How good is it?
# %%
y_pred = clf.predict(X_test)
proba = clf.predict_proba(X_test)[:, 1]
print("accuracy", accuracy_score(y_test, y_pred))
print(classification_report(y_test, y_pred))
auc = roc_auc_score(y_test, proba)
print(f"AUC {auc:.3f}")
