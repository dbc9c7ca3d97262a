import numpy as np
import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import LinearRegression, LogisticRegression
from sklearn.metrics import accuracy_score, f1_score, mean_squared_error, r2_score
from sklearn.model_selection import cross_val_score, train_test_split
from sklearn.tree import DecisionTreeClassifier

df = pd.read_csv("data/churn.csv")
X, y = df.drop(columns="churned"), df["churned"]

# === score of the fitted rows
model = RandomForestClassifier().fit(X, y)
print(model.score(X, y))  # expect

# === a metric of predictions on the fitted rows
model = DecisionTreeClassifier()
model.fit(X, y)
predicted = model.predict(X)
print(accuracy_score(y, predicted))  # expect

# === an error calculated by hand
model = LinearRegression().fit(X, y)
error = np.mean((y - model.predict(X)) ** 2)  # expect
print(error)

# === a share of right answers by hand
model = LogisticRegression().fit(X, y)
print((model.predict(X) == y).mean())  # expect

# === in a function
def train(frame):
    features, target = frame[["age", "spent"]], frame["churned"]
    model = RandomForestClassifier().fit(features, target)
    return model, f1_score(target, model.predict(features))  # expect

model, quality = train(df)

# === two models, each judged on what it learned
forest = RandomForestClassifier().fit(X, y)
tree = DecisionTreeClassifier().fit(X, y)
print(forest.score(X, y))  # expect
print(tree.score(X, y))  # expect

# === a regression with its mean squared error
model = LinearRegression()
model.fit(df[["age"]], df["spent"])
fitted = model.predict(df[["age"]])
print("MSE", mean_squared_error(df["spent"], fitted))  # expect

# === through a pipeline
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
model = make_pipeline(StandardScaler(), RandomForestClassifier())
model.fit(X, y)
print(model.score(X, y))  # expect

# === cross-validated
print(cross_val_score(RandomForestClassifier(), X, y))

# === split
X_train, X_test, y_train, y_test = train_test_split(X, y)
model = RandomForestClassifier().fit(X_train, y_train)
print(model.score(X_test, y_test))

# === training score beside the test score
X_train, X_test, y_train, y_test = train_test_split(X, y)
model = RandomForestClassifier().fit(X_train, y_train)
print("train", model.score(X_train, y_train))
print("test", model.score(X_test, y_test))

# === cross-validated, and the training score beside it
model = RandomForestClassifier()
print(cross_val_score(model, X, y).mean())
print(model.fit(X, y).score(X, y))

# === out of bag
model = RandomForestClassifier(oob_score=True).fit(X, y)
print(model.score(X, y), model.oob_score_)

# === scored on another file
model = RandomForestClassifier().fit(X, y)
new = pd.read_csv("data/churn_2025.csv")
print(model.score(new.drop(columns="churned"), new["churned"]))

# === clusters compared with labels
from sklearn.cluster import KMeans
from sklearn.metrics import adjusted_rand_score
groups = KMeans(3).fit_predict(X)
print(adjusted_rand_score(y, groups))

# === no score at all
model = RandomForestClassifier().fit(X, y)
print(model.feature_importances_)

# === in-sample statistics of statsmodels
import statsmodels.api as sm
fit = sm.OLS(y, sm.add_constant(X)).fit()
print(fit.rsquared, fit.summary())

# === Keras keeps rows aside itself
from tensorflow import keras
model = keras.Sequential([keras.layers.Dense(1)])
model.compile(loss="mse", metrics=["mae"])
model.fit(X, y, validation_split=0.2, epochs=5)
print(model.evaluate(X, y))

# === rows kept aside by slices
model = RandomForestClassifier().fit(X[:800], y[:800])
print(model.score(X[800:], y[800:]))

# === what the transformer explains
from sklearn.decomposition import PCA
print(PCA(2).fit(X).explained_variance_ratio_)

# === a helper of another module splits
from helpers import load_parts  # expect: unknown-import
X_train, y_train, X_test, y_test = load_parts()
model = RandomForestClassifier().fit(X_train, y_train)
print(accuracy_score(y_train, model.predict(X_train)))

# === a line through points, drawn
import matplotlib.pyplot as plt
model = LinearRegression().fit(df[["age"]], df["spent"])
plt.plot(df["age"], model.predict(df[["age"]]))
