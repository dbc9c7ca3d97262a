import numpy as np
import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score, classification_report
from sklearn.model_selection import GridSearchCV, KFold, cross_val_score, train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

df = pd.read_csv("data/churn.csv")
X, y = df.drop(columns="churned"), df["churned"]

# === fitted on all rows, scored on the test part
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
model = LogisticRegression().fit(X, y)
print(model.score(X_test, y_test))  # expect

# === predictions of test rows after a fit on all
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
model = RandomForestClassifier()
model.fit(X, y)
# %%
predicted = model.predict(X_test)
print(accuracy_score(y_test, predicted))  # expect

# === fitted on the test rows themselves
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
model = LogisticRegression().fit(X_test, y_test)
print(model.score(X_test, y_test))  # expect

# === fitted again on everything, then judged
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
model = LogisticRegression().fit(X_train, y_train)
model.fit(X, y)
print(classification_report(y_test, model.predict(X_test)))  # expect

# === a search over all rows, scored on some of them
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
search = GridSearchCV(LogisticRegression(), {"C": [0.1, 1]}, cv=5).fit(X, y)
print(search.score(X_test, y_test))  # expect

# === training and test rows put together again
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
X_all, y_all = pd.concat([X_train, X_test]), pd.concat([y_train, y_test])
model = LogisticRegression().fit(X_all, y_all)
print(model.score(X_test, y_test))  # expect

# === slices that overlap
X_train, y_train = X[:800], y[:800]
X_test, y_test = X[700:], y[700:]
model = LogisticRegression().fit(X_train, y_train)
print(model.score(X_test, y_test))  # expect

# === a pipeline fitted on the table, asked about part of it
train, test = train_test_split(df, test_size=0.2, random_state=0)
model = make_pipeline(StandardScaler(), LogisticRegression())
model.fit(df[["age", "spent"]], df["churned"])
model.score(test[["age", "spent"]], test["churned"])  # expect

# === a drawn test set, and a fit on what it was drawn from
test = df.sample(frac=0.2, random_state=0)
model = LogisticRegression().fit(df[["age"]], df["churned"])
print(model.score(test[["age"]], test["churned"]))  # expect

# === folds whose model has seen the fold
for train, test in KFold(5).split(X):
    model = LogisticRegression().fit(X, y)
    print(model.score(X.iloc[test], y.iloc[test]))  # expect

# === in a function that judges
def judge(model, X, y):
    X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
    model.fit(X, y)
    return model.score(X_test, y_test)  # expect

print(judge(LogisticRegression(), X, y))

# === fitted on the training rows
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
model = LogisticRegression().fit(X_train, y_train)
print(model.score(X_train, y_train), model.score(X_test, y_test))

# === judged first, then fitted on everything for the service
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
model = LogisticRegression().fit(X_train, y_train)
print(model.score(X_test, y_test))
model.fit(X, y)

# === another model on everything
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
tried = LogisticRegression().fit(X_train, y_train)
final = LogisticRegression().fit(X, y)
print(tried.score(X_test, y_test))

# === training and validation together for the last fit
X_rest, X_test, y_rest, y_test = train_test_split(X, y, random_state=0)
X_train, X_val, y_train, y_val = train_test_split(X_rest, y_rest, random_state=0)
model = LogisticRegression().fit(X_train, y_train)
print(model.score(X_val, y_val))
model.fit(X_rest, y_rest)
print(model.score(X_test, y_test))

# === concatenated training and validation
X_rest, X_test, y_rest, y_test = train_test_split(X, y, random_state=0)
X_train, X_val, y_train, y_val = train_test_split(X_rest, y_rest, random_state=0)
model = LogisticRegression().fit(np.concatenate([X_train, X_val]), np.concatenate([y_train, y_val]))
print(model.score(X_test, y_test))

# === folds
for train, test in KFold(5).split(X):
    model = LogisticRegression().fit(X.iloc[train], y.iloc[train])
    print(model.score(X.iloc[test], y.iloc[test]))

# === cross-validation of all rows, and then a fit
print(cross_val_score(LogisticRegression(), X, y))
model = LogisticRegression().fit(X, y)

# === slices that touch
model = LogisticRegression().fit(X[:800], y[:800])
print(model.score(X[800:], y[800:]))

# === what is left after drawing
test = df.sample(frac=0.2, random_state=0)
train = df.drop(test.index)
model = LogisticRegression().fit(train[["age"]], train["churned"])
print(model.score(test[["age"]], test["churned"]))

# === the name reused for another table
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
X, y = X_train, y_train
model = LogisticRegression().fit(X, y)
print(model.score(X_test, y_test))

# === a mask and its opposite
recent = df["year"] >= 2024
model = LogisticRegression().fit(X[~recent], y[~recent])
print(model.score(X[recent], y[recent]))

# === two files
train, test = pd.read_csv("data/train.csv"), pd.read_csv("data/test.csv")
model = LogisticRegression().fit(train[["age"]], train["churned"])
print(model.score(test[["age"]], test["churned"]))
