# %%
import numpy as np, pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import train_test_split
from sklearn.metrics import accuracy_score, confusion_matrix
np.random.seed(3)
# %%
data = pd.read_csv("data/passengers.csv")
print(data.shape)
data.info()
# %%
# fill the holes
data["age"] = data["age"].fillna(data["age"].median())
data["port"] = data["port"].fillna(data["port"].mode()[0])
data["sex"] = data["sex"].map({"male": 0, "female": 1})
data["fare"] = (data["fare"] - data["fare"].mean()) / data["fare"].std()
data.drop(["ticket"], axis=1, inplace=True)
# %%
data = pd.get_dummies(data, columns=["port"])
data.sample(3)
# %%
X = data.drop("survived", axis=1)
y = data["survived"]
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.3)
model = RandomForestClassifier(n_estimators=30)
model.fit(X_train, y_train)
# %%
pred = model.predict(X_test)
acc = accuracy_score(y_test, pred)
print("Accuracy: %.3f" % acc)
confusion_matrix(y_test, pred)
