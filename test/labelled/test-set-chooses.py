import numpy as np
import pandas as pd
import xgboost as xgb
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score, f1_score, precision_recall_curve, roc_curve
from sklearn.model_selection import GridSearchCV, cross_val_score, train_test_split
from sklearn.neighbors import KNeighborsClassifier

df = pd.read_csv("data/churn.csv")
X, y = df[["age", "spent"]], df["churned"]
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)

# === the best k by test scores
scores = []
for k in range(1, 20):
    scores.append(KNeighborsClassifier(k).fit(X_train, y_train).score(X_test, y_test))
best = np.argmax(scores) + 1  # expect

# === the better one is kept in a loop
best_score, best_model = 0, None
for depth in [2, 4, 8]:
    model = RandomForestClassifier(max_depth=depth).fit(X_train, y_train)
    score = accuracy_score(y_test, model.predict(X_test))
    if score > best_score:  # expect
        best_score = score
        best_model = model

# === the better one is kept with its score in one line
best_score, best_depth = 0, None
for depth in [2, 4, 8]:
    score = RandomForestClassifier(max_depth=depth).fit(X_train, y_train).score(X_test, y_test)
    if score > best_score:  # expect
        best_score, best_depth = score, depth

# === a search that asks the test rows each time
import optuna
def objective(trial):
    model = LogisticRegression(C=trial.suggest_float("C", 0.1, 10)).fit(X_train, y_train)
    return model.score(X_test, y_test)
study = optuna.create_study(direction="maximize")
study.optimize(objective, n_trials=20)  # expect
model = LogisticRegression(**study.best_params).fit(X_train, y_train)
print(model.score(X_test, y_test))

# === a dictionary of models, the best by name
models = {"forest": RandomForestClassifier(), "linear": LogisticRegression()}
results = {}
for name, model in models.items():
    model.fit(X_train, y_train)
    results[name] = model.score(X_test, y_test)
winner = max(results, key=results.get)  # expect

# === a table of test scores, sorted
rows = []
for depth in [2, 4, 8]:
    model = RandomForestClassifier(max_depth=depth).fit(X_train, y_train)
    rows.append({"depth": depth, "f1": f1_score(y_test, model.predict(X_test))})
table = pd.DataFrame(rows).sort_values("f1", ascending=False)
best = table.iloc[0]  # expect

# === stops early by the test rows
model = xgb.XGBClassifier(early_stopping_rounds=10)
model.fit(X_train, y_train, eval_set=[(X_test, y_test)])  # expect
print(accuracy_score(y_test, model.predict(X_test)))

# === Keras stops by the test rows
from tensorflow import keras
model = keras.Sequential([keras.layers.Dense(1, activation="sigmoid")])
model.compile(loss="binary_crossentropy", metrics=["accuracy"])
stop = keras.callbacks.EarlyStopping(monitor="val_loss", patience=3)
model.fit(X_train, y_train, validation_data=(X_test, y_test), epochs=50, callbacks=[stop])  # expect
print(model.evaluate(X_test, y_test))

# === a threshold from the curve of the test rows
model = LogisticRegression().fit(X_train, y_train)
probability = model.predict_proba(X_test)[:, 1]
fpr, tpr, thresholds = roc_curve(y_test, probability)
threshold = thresholds[np.argmax(tpr - fpr)]
print(f1_score(y_test, probability > threshold))  # expect

# === a search over thresholds
model = LogisticRegression().fit(X_train, y_train)
probability = model.predict_proba(X_test)[:, 1]
scores = [f1_score(y_test, probability > cut) for cut in np.arange(0.1, 0.9, 0.1)]
best_cut = np.argmax(scores)  # expect

# === the lower of two errors
a = RandomForestClassifier().fit(X_train, y_train).score(X_test, y_test)
b = LogisticRegression().fit(X_train, y_train).score(X_test, y_test)
print("best:", max(a, b))  # expect

# === in a function
def tune(X_train, y_train, X_test, y_test):
    scores = []
    for depth in range(1, 10):
        model = RandomForestClassifier(max_depth=depth).fit(X_train, y_train)
        scores.append(model.score(X_test, y_test))
    return np.argmax(scores) + 1  # expect

depth = tune(X_train, y_train, X_test, y_test)

# === a grid over the training rows, then one test
search = GridSearchCV(KNeighborsClassifier(), {"n_neighbors": range(1, 20)}).fit(X_train, y_train)
print(search.best_params_, search.score(X_test, y_test))

# === chosen by cross-validation
scores = [cross_val_score(KNeighborsClassifier(k), X_train, y_train).mean() for k in range(1, 20)]
best = np.argmax(scores) + 1
print(KNeighborsClassifier(best).fit(X_train, y_train).score(X_test, y_test))

# === chosen on validation rows
X_fit, X_val, y_fit, y_val = train_test_split(X_train, y_train, random_state=0)
scores = [KNeighborsClassifier(k).fit(X_fit, y_fit).score(X_val, y_val) for k in range(1, 20)]
best = np.argmax(scores) + 1
print(KNeighborsClassifier(best).fit(X_train, y_train).score(X_test, y_test))

# === scores of several models, side by side
for model in [RandomForestClassifier(), LogisticRegression()]:
    print(model.fit(X_train, y_train).score(X_test, y_test))

# === a curve over k that is drawn
import matplotlib.pyplot as plt
scores = [KNeighborsClassifier(k).fit(X_train, y_train).score(X_test, y_test) for k in range(1, 20)]
plt.plot(scores)

# === Keras watches the test rows and does nothing by them
from tensorflow import keras
model = keras.Sequential([keras.layers.Dense(1)])
history = model.fit(X_train, y_train, validation_data=(X_test, y_test), epochs=5)
print(model.evaluate(X_test, y_test))

# === XGBoost prints what it sees
model = xgb.XGBClassifier(n_estimators=50)
model.fit(X_train, y_train, eval_set=[(X_train, y_train), (X_test, y_test)], verbose=True)
print(model.score(X_test, y_test))

# === stops by validation rows
X_fit, X_val, y_fit, y_val = train_test_split(X_train, y_train, random_state=0)
model = xgb.XGBClassifier(early_stopping_rounds=10)
model.fit(X_fit, y_fit, eval_set=[(X_val, y_val)])
print(model.score(X_test, y_test))

# === the second part is called test, and another part has the last word
X_test, X_final_test, y_test, y_final_test = train_test_split(X_test, y_test, random_state=0)
scores = [KNeighborsClassifier(k).fit(X_train, y_train).score(X_test, y_test) for k in range(1, 9)]
best = np.argmax(scores) + 1
print(KNeighborsClassifier(best).fit(X_train, y_train).score(X_final_test, y_final_test))

# === the largest of one model's probabilities
model = RandomForestClassifier().fit(X_train, y_train)
classes = np.argmax(model.predict_proba(X_test), axis=1)
print(accuracy_score(y_test, classes))

# === the mean over several seeds
scores = [RandomForestClassifier(random_state=s).fit(X_train, y_train).score(X_test, y_test) for s in range(5)]
print(np.mean(scores), np.std(scores))

# === a curve with its area
probability = LogisticRegression().fit(X_train, y_train).predict_proba(X_test)[:, 1]
fpr, tpr, thresholds = roc_curve(y_test, probability)
from sklearn.metrics import auc
print(auc(fpr, tpr))

# === a threshold that was set before
probability = LogisticRegression().fit(X_train, y_train).predict_proba(X_test)[:, 1]
print(f1_score(y_test, probability > 0.3))

# === chosen by the training score, for a demonstration
scores = [KNeighborsClassifier(k).fit(X_train, y_train).score(X_train, y_train) for k in range(1, 20)]
print(np.argmax(scores))

# === a search that cross-validates on the training rows
import optuna
def objective(trial):
    model = LogisticRegression(C=trial.suggest_float("C", 0.1, 10))
    return cross_val_score(model, X_train, y_train).mean()
study = optuna.create_study(direction="maximize")
study.optimize(objective, n_trials=20)
print(LogisticRegression(**study.best_params).fit(X_train, y_train).score(X_test, y_test))

# === a search that asks rows kept apart for it
import optuna
X_fit, X_val, y_fit, y_val = train_test_split(X_train, y_train, random_state=1)
def objective(trial):
    return LogisticRegression(C=trial.suggest_float("C", 0.1, 10)).fit(X_fit, y_fit).score(X_val, y_val)
study = optuna.create_study(direction="maximize")
study.optimize(objective, n_trials=20)
print(LogisticRegression(**study.best_params).fit(X_train, y_train).score(X_test, y_test))

# === the threshold with the best score, by a key
probability = LogisticRegression().fit(X_train, y_train).predict_proba(X_test)[:, 1]
best = max(np.arange(0, 1, 0.05), key=lambda t: f1_score(y_test, probability > t))  # expect

# === the best number of neighbours, by a function
def accuracy(k):
    return KNeighborsClassifier(k).fit(X_train, y_train).score(X_test, y_test)
best = max(range(1, 20), key=accuracy)  # expect

# === sorted by a key, and the first taken
def accuracy(k):
    return KNeighborsClassifier(k).fit(X_train, y_train).score(X_test, y_test)
best = sorted(range(1, 20), key=accuracy)[-1]  # expect

# === the threshold with the best score on validation rows, by a key
X_fit, X_val, y_fit, y_val = train_test_split(X_train, y_train, random_state=1)
probability = LogisticRegression().fit(X_fit, y_fit).predict_proba(X_val)[:, 1]
best = max(np.arange(0, 1, 0.05), key=lambda t: f1_score(y_val, probability > t))

# === the longest name of a model, by a key
names = ["ridge", "forest"]
print(max(names, key=len), max(names, key=lambda name: len(name)))
print(LogisticRegression().fit(X_train, y_train).score(X_test, y_test))

# === settings searched on all rows, then judged on some of them
from sklearn.model_selection import GridSearchCV
X, y = df[["price"]], df["sold"]
search = GridSearchCV(LogisticRegression(), {"C": [0.1, 1, 10]}).fit(X, y)
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
model = LogisticRegression(**search.best_params_).fit(X_train, y_train)
print(model.score(X_test, y_test))  # expect

# === one setting of a search on all rows
from sklearn.model_selection import GridSearchCV
X, y = df[["price"]], df["sold"]
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
search = GridSearchCV(KNeighborsClassifier(), {"n_neighbors": [1, 5, 9]})
search.fit(X, y)
model = KNeighborsClassifier(n_neighbors=search.best_params_["n_neighbors"])
model.fit(X_train, y_train)
predicted = model.predict(X_test)
print(accuracy_score(y_test, predicted))  # expect

# === settings searched on the training rows
from sklearn.model_selection import GridSearchCV
search = GridSearchCV(LogisticRegression(), {"C": [0.1, 1, 10]}).fit(X_train, y_train)
model = LogisticRegression(**search.best_params_).fit(X_train, y_train)
print(model.score(X_test, y_test))

# === settings searched on all rows, fitted on all rows
from sklearn.model_selection import GridSearchCV
X, y = df[["price"]], df["sold"]
search = GridSearchCV(LogisticRegression(), {"C": [0.1, 1, 10]}).fit(X, y)
model = LogisticRegression(**search.best_params_).fit(X, y)

# === slices without names choose
scores = []
X, y = df[["price"]].values, df["sold"].values
for k in range(1, 20):
    model = KNeighborsClassifier(k).fit(X[:800], y[:800])
    scores.append(model.score(X[800:], y[800:]))
best = np.argmax(scores)  # expect

# === the rows only validate: the chosen model is fitted on all of them, and answers for others
train, unseen = pd.read_csv("data/train.csv"), pd.read_csv("data/unseen.csv")
X_fit, X_test, y_fit, y_test = train_test_split(train[["age"]], train["churned"], random_state=0)
scores = [KNeighborsClassifier(k).fit(X_fit, y_fit).score(X_test, y_test) for k in range(1, 20)]
best = int(np.argmax(scores)) + 1
final = KNeighborsClassifier(best)
final.fit(train[["age"]], train["churned"])
final.predict(unseen[["age"]])

# === the best is named and taken, in two lines
scores = [KNeighborsClassifier(k).fit(X_train, y_train).score(X_test, y_test) for k in range(1, 20)]
best = np.argmax(scores)  # expect
print(max(scores))

# === the best epoch by the test loader, in PyTorch
import torch
from torch import nn
from torch.utils.data import DataLoader
from torchvision.datasets import CIFAR10
train_loader = DataLoader(CIFAR10("data", train=True, download=True), batch_size=64, shuffle=True, generator=torch.Generator())
test_loader = DataLoader(CIFAR10("data", train=False, download=True), batch_size=64)
class Net(nn.Module):
    def forward(self, x):
        return x
model = Net().to("cpu")
def evaluate(loader):
    model.eval()
    correct = 0
    for images, labels in loader:
        predicted = model(images).argmax(dim=1)
        correct += (predicted == labels).sum().item()
    return correct / len(loader.dataset)
best = 0.0
for epoch in range(10):
    accuracy = evaluate(test_loader)
    if accuracy > best:  # expect
        best = accuracy
        torch.save(model.state_dict(), "best.pt")
print("best test accuracy", best)

# === the best epoch by a loader for validation, in PyTorch
import torch
from torch import nn
from torch.utils.data import DataLoader, random_split
from torchvision.datasets import CIFAR10
seen = CIFAR10("data", train=True, download=True)
train_set, val_set = random_split(seen, [45000, 5000], generator=torch.Generator().manual_seed(0))
val_loader = DataLoader(val_set, batch_size=64)
test_loader = DataLoader(CIFAR10("data", train=False, download=True), batch_size=64)
class Net(nn.Module):
    def forward(self, x):
        return x
model = Net()
def evaluate(loader):
    correct = 0
    for images, labels in loader:
        _, predicted = torch.max(model(images), 1)
        correct += (predicted == labels).sum().item()
    return correct
best = 0
for epoch in range(10):
    accuracy = evaluate(val_loader)
    if accuracy > best:
        best = accuracy
print("test accuracy", evaluate(test_loader))

# === the best loss over the epochs by the test loader
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset
loader = DataLoader(TensorDataset(torch.tensor(X_test.values), torch.tensor(y_test.values)), batch_size=64)
model = nn.Sequential(nn.Linear(2, 1))
best = 1e9
for epoch in range(10):
    wrong = 0
    for rows, truth in loader:
        wrong += (model(rows) - truth).abs().sum().item()
    if wrong < best:  # expect
        best = wrong

# === stops by rows called x_validate
from tensorflow.keras import Sequential, callbacks, layers
x_train, x_validate, t_train, t_validate = train_test_split(X_train, y_train, random_state=1)
model = Sequential([layers.Dense(1)])
model.compile(loss="mse")
model.fit(x_train, t_train, validation_data=(x_validate, t_validate), callbacks=[callbacks.EarlyStopping()])
model.evaluate(x_validate, t_validate)
