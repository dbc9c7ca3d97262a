import pandas as pd
from sklearn.decomposition import PCA
from sklearn.ensemble import RandomForestClassifier
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import MinMaxScaler, StandardScaler

df = pd.read_csv("data/churn.csv")
X_train, X_test, y_train, y_test = train_test_split(df[["age", "spent"]], df["churned"], random_state=0)

# === trained on scaled rows, asked about raw ones
scaler = StandardScaler()
scaled = scaler.fit_transform(X_train)
model = LogisticRegression().fit(scaled, y_train)
print(model.score(X_test, y_test))  # expect

# === trained on raw rows, asked about scaled ones
scaler = StandardScaler().fit(X_train)
model = LogisticRegression().fit(X_train, y_train)
predicted = model.predict(scaler.transform(X_test))  # expect

# === one of two steps forgotten
scaler, pca = StandardScaler(), PCA(1)
A = pca.fit_transform(scaler.fit_transform(X_train))
model = LogisticRegression().fit(A, y_train)
predicted = model.predict(pca.transform(X_test))  # expect

# === a row typed by hand, raw
scaler = MinMaxScaler()
model = LogisticRegression().fit(scaler.fit_transform(X_train), y_train)
print(model.predict([[42, 100.0]]))  # expect

# === a frame typed by hand, raw
scaler = StandardScaler()
A = scaler.fit_transform(X_train)
model = RandomForestClassifier().fit(A, y_train)
customer = pd.DataFrame({"age": [42], "spent": [100.0]})
print(model.predict(customer))  # expect

# === columns of categories made apart
train, test = train_test_split(df, random_state=0)
A = pd.get_dummies(train)
B = pd.get_dummies(test)  # expect

# === probabilities of raw rows
scaler = StandardScaler()
A = scaler.fit_transform(X_train)
B = scaler.transform(X_test)
model = LogisticRegression().fit(A, y_train)
print(model.predict_proba(X_test)[:5])  # expect

# === in a function that judges
def judge(model, X_test):
    return model.predict(X_test)  # expect

scaler = StandardScaler()
model = LogisticRegression().fit(scaler.fit_transform(X_train), y_train)
judge(model, X_test)

# === both scaled
scaler = StandardScaler()
X_train = scaler.fit_transform(X_train)
X_test = scaler.transform(X_test)
model = LogisticRegression().fit(X_train, y_train)
print(model.score(X_test, y_test))

# === a pipeline asked about raw rows
model = make_pipeline(StandardScaler(), LogisticRegression()).fit(X_train, y_train)
print(model.predict(X_test), model.predict([[42, 100.0]]))

# === a row typed by hand, transformed
scaler = StandardScaler()
model = LogisticRegression().fit(scaler.fit_transform(X_train), y_train)
print(model.predict(scaler.transform([[42, 100.0]])))

# === texts go through the same words
train, test = train_test_split(df, random_state=0)
words = TfidfVectorizer()
model = LogisticRegression().fit(words.fit_transform(train["text"]), train["churned"])
print(model.score(words.transform(test["text"]), test["churned"]))

# === categories aligned afterwards
train, test = train_test_split(df, random_state=0)
A = pd.get_dummies(train)
B = pd.get_dummies(test).reindex(columns=A.columns, fill_value=0)

# === categories before the split
both = pd.get_dummies(df.drop(columns="churned"))
A, B, y_a, y_b = train_test_split(both, df["churned"], random_state=0)
model = RandomForestClassifier().fit(A, y_a)
print(model.score(B, y_b))

# === two models, one on raw rows
scaler = StandardScaler()
A, B = scaler.fit_transform(X_train), scaler.transform(X_test)
linear = LogisticRegression().fit(A, y_train)
forest = RandomForestClassifier().fit(X_train, y_train)
print(linear.score(B, y_test), forest.score(X_test, y_test))

# === the predictions turned back
scaler = StandardScaler()
t = scaler.fit_transform(y_train.to_frame())
model = LogisticRegression().fit(X_train, t.ravel() > 0)
print(model.predict(X_test))

# === a scaler for a picture only
import matplotlib.pyplot as plt
plt.scatter(*StandardScaler().fit_transform(X_train).T)
model = LogisticRegression().fit(X_train, y_train)
print(model.score(X_test, y_test))

# === the training rows resampled, the test rows not
from imblearn.over_sampling import SMOTE
A, b = SMOTE().fit_resample(X_train, y_train)
model = LogisticRegression().fit(A, b)
print(model.score(X_test, y_test))

# === images divided alike
from tensorflow import keras
(x_train, t_train), (x_test, t_test) = keras.datasets.mnist.load_data()
x_train, x_test = x_train / 255.0, x_test / 255.0
model = keras.Sequential([keras.layers.Flatten(), keras.layers.Dense(10)])
model.compile(loss="sparse_categorical_crossentropy")
model.fit(x_train, t_train)
print(model.evaluate(x_test, t_test))

# === a function prepares both
def prepare(rows, scaler=None):
    scaler = scaler or StandardScaler().fit(rows)
    return scaler.transform(rows), scaler

A, scaler = prepare(X_train)
B, _ = prepare(X_test, scaler)
model = LogisticRegression().fit(A, y_train)
print(model.score(B, y_test))

# === numbers typed by hand for a model of raw rows
model = RandomForestClassifier().fit(X_train, y_train)
print(model.predict([[42, 100.0]]))

# === a pipeline that samples prepares the training rows too
from imblearn.over_sampling import SMOTE
from imblearn.pipeline import Pipeline as SamplingPipeline
both = SamplingPipeline([("scale", StandardScaler()), ("sample", SMOTE())])
X_fit, y_fit = both.fit_resample(X_train, y_train)
model = LogisticRegression().fit(X_fit, y_fit)
model.predict(both.named_steps["scale"].transform(X_test))
