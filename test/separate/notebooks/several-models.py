# %%
import pandas as pd
from sklearn.datasets import load_breast_cancer
from sklearn.ensemble import GradientBoostingClassifier, RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score, f1_score
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler
import matplotlib.pyplot as plt
# %%
bunch = load_breast_cancer()
df = pd.DataFrame(bunch.data, columns=bunch.feature_names)
df["target"] = bunch.target
# %%
X = df.drop("target", axis=1)
y = df["target"]
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=1)
scaler = StandardScaler().fit(X_train)
X_train_s = scaler.transform(X_train)
X_test_s = scaler.transform(X_test)
# %%
models = {
    "logistic": LogisticRegression(max_iter=1000),
    "forest": RandomForestClassifier(n_estimators=20, random_state=0),
    "boosting": GradientBoostingClassifier(random_state=0, n_estimators=20),
}
scores = {}
for name, m in models.items():
    m.fit(X_train_s, y_train)
    scores[name] = accuracy_score(y_test, m.predict(X_test_s))
    print(name, scores[name])
plt.bar(list(scores), list(scores.values()))
# %%
best_name = max(scores, key=scores.get)
best = models[best_name]
y_hat = best.predict(X_test_s)
print(best_name, f1_score(y_test, y_hat))
