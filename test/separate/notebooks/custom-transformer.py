# %% [markdown]
# # Wine quality
# %%
import numpy as np
import pandas as pd
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.datasets import load_wine
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import FunctionTransformer, StandardScaler
from sklearn.metrics import f1_score
# %%
LIMIT = 3.0

class Clip(BaseEstimator, TransformerMixin):
    """Cuts what is far out."""

    def __init__(self, limit=LIMIT):
        self.limit = limit

    def fit(self, X, y=None):
        self.mean_ = np.mean(X, axis=0)
        self.std_ = np.std(X, axis=0)
        print("fitted on", X.shape)
        return self

    def transform(self, X):
        return np.clip(np.asarray(X), self.mean_ - self.limit * self.std_, self.mean_ + self.limit * self.std_)


def log_all(X):
    return np.log1p(X)
# %%
wine = load_wine(as_frame=True)
df = wine.frame
df.head()
# %%
X = df.drop(columns="target")
y = df["target"]
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=42, stratify=y)
# %%
pipe = make_pipeline(FunctionTransformer(log_all), Clip(), StandardScaler(), LogisticRegression(max_iter=1000))
pipe.fit(X_train, y_train)
preds = pipe.predict(X_test)
print("F1", f1_score(y_test, preds, average="macro"))
