# %%
import pandas as pd
from sklearn.datasets import load_breast_cancer
from sklearn.metrics import accuracy_score
from sklearn.model_selection import train_test_split
from xgboost import XGBClassifier, plot_importance
# %%
df = load_breast_cancer(as_frame=True).frame
df["ratio"] = df["mean area"] / df["mean perimeter"]
X = df.drop(columns=["target"])
y = df["target"]
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
# %%
model = XGBClassifier(n_estimators=40, max_depth=3)
model.fit(X_train, y_train, eval_set=[(X_test, y_test)], verbose=False)
plot_importance(model)
# %%
y_pred = model.predict(X_test)
print("Accuracy", accuracy_score(y_test, y_pred))
