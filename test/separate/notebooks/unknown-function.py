# %%
# Two tables are joined: no row of the one table is a row of the model.
import pandas as pd
from sklearn.tree import DecisionTreeClassifier
from sklearn.model_selection import train_test_split
from sklearn.metrics import accuracy_score
# %%
people = pd.read_csv("data/passengers.csv")
ports = pd.read_csv("data/ports.csv")
both = people.merge(ports, on="port", how="left")
both["age"] = both["age"].fillna(both.groupby("country")["age"].transform("mean")).fillna(0)
# %%
X = both[["age", "fare", "distance"]].fillna(0)
y = both["survived"]
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=4)
tree = DecisionTreeClassifier(max_depth=4, random_state=0)
tree.fit(X_train, y_train)
# %%
y_pred = tree.predict(X_test)
print(accuracy_score(y_test, y_pred))
