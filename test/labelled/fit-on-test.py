import numpy as np
import pandas as pd
from sklearn.decomposition import PCA
from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import KFold, train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import LabelEncoder, MinMaxScaler, OneHotEncoder, StandardScaler

df = pd.read_csv("data/churn.csv")
X_train, X_test, y_train, y_test = train_test_split(df[["age", "spent"]], df["churned"], random_state=0)

# === fit_transform twice
scaler = StandardScaler()
X_train = scaler.fit_transform(X_train)
X_test = scaler.fit_transform(X_test)  # expect

# === two scalers
X_train = StandardScaler().fit_transform(X_train)
X_test = StandardScaler().fit_transform(X_test)  # expect

# === a scaler of each part by name
train_scaler, test_scaler = MinMaxScaler(), MinMaxScaler()
a = train_scaler.fit_transform(X_train)
b = test_scaler.fit_transform(X_test)  # expect

# === words of the test texts counted again
train, test = train_test_split(df, random_state=0)
words = CountVectorizer()
A = words.fit_transform(train["text"])
B = words.fit_transform(test["text"])  # expect

# === an imputer on validation rows
X_rest, X_val, y_rest, y_val = train_test_split(X_train, y_train, random_state=0)
imputer = SimpleImputer()
X_rest = imputer.fit_transform(X_rest)
X_val = imputer.fit_transform(X_val)  # expect

# === label codes made twice
coder = LabelEncoder()
y_train = coder.fit_transform(y_train)
y_test = coder.fit_transform(y_test)  # expect

# === categories of each part
train, test = train_test_split(df, random_state=0)
one_hot = OneHotEncoder()
A = one_hot.fit_transform(train[["shop"]])
B = one_hot.fit_transform(test[["shop"]])  # expect

# === train and test files
train, test = pd.read_csv("data/train.csv"), pd.read_csv("data/test.csv")
scaler = StandardScaler()
train_scaled = scaler.fit_transform(train[["age"]])
test_scaled = scaler.fit_transform(test[["age"]])  # expect

# === fit, transform, and again
scaler = StandardScaler()
scaler.fit(X_train)
X_train = scaler.transform(X_train)
scaler.fit(X_test)  # expect
X_test = scaler.transform(X_test)

# === a helper called on each part
def scaled(rows):
    return StandardScaler().fit_transform(rows)  # expect

X_train, X_test = scaled(X_train), scaled(X_test)

# === transform
scaler = StandardScaler()
X_train = scaler.fit_transform(X_train)
X_test = scaler.transform(X_test)

# === a pipeline
model = make_pipeline(StandardScaler(), LogisticRegression()).fit(X_train, y_train)
print(model.score(X_test, y_test))

# === each fold anew
for train, test in KFold(3).split(X_train):
    scaler = StandardScaler()
    a = scaler.fit_transform(X_train.iloc[train])
    b = scaler.transform(X_train.iloc[test])

# === pictures of both parts
picture = PCA(2).fit_transform(X_train)
other = PCA(2).fit_transform(X_test)

# === another column, another encoder
train, test = train_test_split(df, random_state=0)
a = TfidfVectorizer().fit(train["title"])
b = TfidfVectorizer().fit(train["text"])

# === a scaler for the features, one for the target
x_scaler, y_scaler = StandardScaler(), StandardScaler()
X_train = x_scaler.fit_transform(X_train)
t = y_scaler.fit_transform(y_train.to_frame())
X_test = x_scaler.transform(X_test)

# === lengths of single rows
from sklearn.preprocessing import Normalizer
X_train = Normalizer().fit_transform(X_train)
X_test = Normalizer().fit_transform(X_test)

# === a model fitted on the test rows to compare the two
drift = LogisticRegression().fit(X_test, y_test)

# === powers of single values
from sklearn.preprocessing import PolynomialFeatures
poly = PolynomialFeatures(2)
X_train = poly.fit_transform(X_train)
X_test = poly.fit_transform(X_test)

# === the next example uses the same names
scaler = StandardScaler().fit(X_train)
X_test = scaler.transform(X_test)
# %%
X_train, X_test = train_test_split(pd.read_csv("data/other.csv"), random_state=0)
scaler = StandardScaler().fit(X_train)
X_test = scaler.transform(X_test)

# === clusters of the test rows
from sklearn.cluster import KMeans
a = KMeans(3).fit_predict(X_train)
b = KMeans(3).fit_predict(X_test)

# === a function with two modes, called rightly
scaler = StandardScaler()
def scaled(rows, mode="train"):
    if mode == "train":
        return scaler.fit_transform(rows)
    elif mode == "test":
        return scaler.transform(rows)
    raise ValueError(mode)
a = scaled(X_train)
b = scaled(X_test, mode="test")

# === a function with two modes, called wrongly
scaler = StandardScaler()
def scaled(rows, fit):
    if fit:
        return scaler.fit_transform(rows)  # expect
    return scaler.transform(rows)
a = scaled(X_train, True)
b = scaled(X_test, fit=True)
