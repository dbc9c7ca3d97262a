import numpy as np
import pandas as pd
from sklearn.compose import ColumnTransformer
from sklearn.decomposition import PCA
from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer
from sklearn.feature_selection import SelectKBest
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression, Ridge
from sklearn.model_selection import GridSearchCV, KFold, TimeSeriesSplit, cross_val_score, train_test_split
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import LabelEncoder, MinMaxScaler, OneHotEncoder, StandardScaler, scale

df = pd.read_csv("data/sales.csv")

# === a scaler over all rows
X = df[["price", "stock"]]
y = df["sold"]
# %%
X = StandardScaler().fit_transform(X)  # expect
# %%
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)

# === over an array taken with values
data = df.values
X = data[:, :-1]
y = data[:, -1]
sc = MinMaxScaler()
X = sc.fit_transform(X)  # expect
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=1)

# === iloc and values, as a course teaches it
X = df.iloc[:, 1:4].values
y = df.iloc[:, 4].values
imputer = SimpleImputer(missing_values=np.nan, strategy="mean")
imputer.fit(X[:, 1:3])  # expect
X[:, 1:3] = imputer.transform(X[:, 1:3])
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=1)

# === inside a function that loads and splits
def load():
    frame = pd.read_csv("data/sales.csv")
    features = frame.drop(columns=["sold"])
    scaled = StandardScaler().fit_transform(features)  # expect
    return train_test_split(scaled, frame["sold"], random_state=0)

X_train, X_test, y_train, y_test = load()

# === inside a function that nothing here calls
def prepare(frame):
    X, y = frame.drop("sold", axis=1), frame["sold"]
    scaler = StandardScaler()
    X = scaler.fit_transform(X)  # expect
    X_train, X_test, y_train, y_test = train_test_split(X, y)
    return X_train, X_test, y_train, y_test

# === one function scales, another splits
def scaled(frame):
    return pd.DataFrame(StandardScaler().fit_transform(frame), columns=frame.columns)  # expect

def parts(frame, target):
    return train_test_split(frame, target, random_state=0)

X_train, X_test, y_train, y_test = parts(scaled(df.drop(columns="sold")), df["sold"])

# === columns written back into the table
num = ["price", "stock"]
df[num] = StandardScaler().fit_transform(df[num])  # expect
X = df.drop(columns=["sold"])
X_train, X_test, y_train, y_test = train_test_split(X, df["sold"])

# === each column in a loop
for name in ["price", "stock"]:
    df[name] = MinMaxScaler().fit_transform(df[[name]])  # expect
train, test = train_test_split(df, test_size=0.3)

# === filled with the mean of all rows
df["price"] = df["price"].fillna(df["price"].mean())  # expect
X_train, X_test, y_train, y_test = train_test_split(df[["price"]], df["sold"])

# === filled in place with a median kept in a name
middle = df["price"].median()  # expect
df["price"].fillna(middle, inplace=True)
X_train, X_test, y_train, y_test = train_test_split(df[["price"]], df["sold"])

# === filled with all means at once
df = df.fillna(df.mean())  # expect
X_train, X_test, y_train, y_test = train_test_split(df.drop("sold", axis=1), df["sold"])

# === standardised by hand
X = df[["price", "stock"]]
X = (X - X.mean()) / X.std()  # expect
X_train, X_test, y_train, y_test = train_test_split(X, df["sold"])

# === standardised with numpy
X = df[["price", "stock"]].to_numpy()
mu = np.mean(X, axis=0)  # expect
sigma = np.std(X, axis=0)  # expect
X = (X - mu) / sigma
X_train, X_test, y_train, y_test = train_test_split(X, df["sold"])

# === features chosen by the target of all rows, then cross-validated
X, y = df.drop(columns="sold"), df["sold"]
chosen = SelectKBest(k=10).fit_transform(X, y)  # expect
print(cross_val_score(LogisticRegression(), chosen, y, cv=5).mean())

# === words counted in all texts
vectorizer = TfidfVectorizer(max_features=5000)
X = vectorizer.fit_transform(df["text"])  # expect
X_train, X_test, y_train, y_test = train_test_split(X, df["label"], random_state=0)

# === components of all rows, then folds by hand
X, y = df.drop(columns="sold").values, df["sold"].values
X = PCA(n_components=3).fit_transform(X)  # expect
for train_index, test_index in KFold(5).split(X):
    model = Ridge().fit(X[train_index], y[train_index])
    print(model.score(X[test_index], y[test_index]))

# === a whole ColumnTransformer before the split
prepare = ColumnTransformer([("num", StandardScaler(), ["price"]), ("cat", OneHotEncoder(), ["shop"])])
X = prepare.fit_transform(df)  # expect
X_train, X_test, y_train, y_test = train_test_split(X, df["sold"])

# === a pipeline of transformers before the split
steps = Pipeline([("fill", SimpleImputer()), ("scale", StandardScaler())])
X = steps.fit_transform(df[["price"]])  # expect
X_train, X_test, y_train, y_test = train_test_split(X, df["sold"])

# === scaled, then cut by position
values = MinMaxScaler().fit_transform(df[["sold"]].values)  # expect
cut = int(len(values) * 0.8)
train, test = values[:cut], values[cut:]

# === split first, scaler fitted on everything all the same
X, y = df[["price"]], df["sold"]
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
scaler = StandardScaler().fit(X)  # expect
model = Ridge().fit(scaler.transform(X_train), y_train)

# === the scale function
X = scale(df[["price", "stock"]])  # expect
X_train, X_test, y_train, y_test = train_test_split(X, df["sold"])

# === word counts of the distinct texts, stacked beside other columns
from scipy.sparse import hstack
vectorizer = TfidfVectorizer(min_df=2)
vectorizer.fit(df["text"].unique())  # expect
X = hstack([vectorizer.transform(df["text"]), df[["price"]].values])
X_train, X_test, y_train, y_test = train_test_split(X, df["sold"])

# === groups filled with their own mean
df["price"] = df.groupby("shop")["price"].transform(lambda column: column.fillna(column.mean()))  # expect
X_train, X_test, y_train, y_test = train_test_split(df[["price"]], df["sold"])

# === a target mean for each category
means = df.groupby("shop")["sold"].mean()  # expect
df["shop_rate"] = df["shop"].map(means)
X_train, X_test, y_train, y_test = train_test_split(df[["shop_rate"]], df["sold"])

# === train and test files put together and scaled, then taken apart
train, test = pd.read_csv("data/train.csv"), pd.read_csv("data/test.csv")
both = pd.concat([train, test])
both[["price"]] = StandardScaler().fit_transform(both[["price"]])  # expect
train, test = both[: len(train)], both[len(train) :]
model = Ridge().fit(train[["price"]], train["sold"])
print(model.score(test[["price"]], test["sold"]))

# === split first
X_train, X_test, y_train, y_test = train_test_split(df[["price"]], df["sold"], random_state=0)
scaler = StandardScaler()
X_train = scaler.fit_transform(X_train)
X_test = scaler.transform(X_test)

# === a pipeline, cross-validated
model = make_pipeline(StandardScaler(), PCA(5), LogisticRegression())
print(cross_val_score(model, df[["price", "stock"]], df["sold"], cv=5))

# === a grid over a pipeline, then one final test
X_train, X_test, y_train, y_test = train_test_split(df[["price"]], df["sold"], random_state=0)
search = GridSearchCV(make_pipeline(StandardScaler(), Ridge()), {"ridge__alpha": [0.1, 1]}).fit(X_train, y_train)
print(search.score(X_test, y_test))

# === a ColumnTransformer inside the model
prepare = ColumnTransformer([("num", StandardScaler(), ["price"]), ("cat", OneHotEncoder(), ["shop"])])
model = Pipeline([("prepare", prepare), ("model", Ridge())])
X_train, X_test, y_train, y_test = train_test_split(df[["price", "shop"]], df["sold"])
model.fit(X_train, y_train)

# === labels encoded, which learns only their names
y = LabelEncoder().fit_transform(df["label"])
X_train, X_test, y_train, y_test = train_test_split(df[["price"]], y)

# === categories spread into columns, which learns only their names
X = pd.get_dummies(df[["shop", "colour"]])
X_train, X_test, y_train, y_test = train_test_split(X, df["sold"])

# === filled with a constant, and rows dropped
df["price"] = df["price"].fillna(0)
df = df.dropna()
X_train, X_test, y_train, y_test = train_test_split(df[["price"]], df["sold"])

# === a scaled copy for a picture
from sklearn.manifold import TSNE
picture = TSNE().fit_transform(StandardScaler().fit_transform(df[["price", "stock"]]))
X_train, X_test, y_train, y_test = train_test_split(df[["price", "stock"]], df["sold"])

# === numbers that only describe
print(df["price"].mean(), df.describe())
top = df["price"].max()
print(f"dearest: {top}")
X_train, X_test, y_train, y_test = train_test_split(df[["price"]], df["sold"])

# === outliers cut by a quantile
df = df[df["price"] < df["price"].quantile(0.99)]
X_train, X_test, y_train, y_test = train_test_split(df[["price"]], df["sold"])

# === the label from a median
df["dear"] = (df["price"] > df["price"].median()).astype(int)
X_train, X_test, y_train, y_test = train_test_split(df[["stock"]], df["dear"])

# === a mean along each row
df["average"] = df[["monday", "tuesday"]].mean(axis=1)
X_train, X_test, y_train, y_test = train_test_split(df[["average"]], df["sold"])

# === pixels divided by their largest possible value
X = df.drop(columns="label").values / 255.0
X_train, X_test, y_train, y_test = train_test_split(X, df["label"])

# === clusters, with nothing to test
from sklearn.cluster import KMeans
X = StandardScaler().fit_transform(df[["price", "stock"]])
print(KMeans(3).fit_predict(X))

# === statsmodels, in sample
import statsmodels.api as sm
X = sm.add_constant(StandardScaler().fit_transform(df[["price"]]))
print(sm.OLS(df["sold"], X).fit().summary())

# === train, validation and test, scaler from the training rows
X_rest, X_test, y_rest, y_test = train_test_split(df[["price"]], df["sold"], test_size=0.2)
X_train, X_val, y_train, y_val = train_test_split(X_rest, y_rest, test_size=0.25)
scaler = StandardScaler().fit(X_train)
X_train, X_val, X_test = scaler.transform(X_train), scaler.transform(X_val), scaler.transform(X_test)

# === a function that splits before it scales
def prepare(frame):
    train, test = train_test_split(frame, random_state=0)
    scaler = StandardScaler().fit(train)
    return scaler.transform(train), scaler.transform(test)

train, test = prepare(df)

# === each fold with a scaler of its own
X, y = df[["price"]].values, df["sold"].values
for train_index, test_index in TimeSeriesSplit(4).split(X):
    scaler = StandardScaler().fit(X[train_index])
    model = Ridge().fit(scaler.transform(X[train_index]), y[train_index])
    print(model.score(scaler.transform(X[test_index]), y[test_index]))

# === the final model is fitted on everything after the test
X, y = df[["price"]], df["sold"]
X_train, X_test, y_train, y_test = train_test_split(X, y)
print(make_pipeline(StandardScaler(), Ridge()).fit(X_train, y_train).score(X_test, y_test))
scaler = StandardScaler().fit(X)
final = Ridge().fit(scaler.transform(X), y)

# === an index that counts words without learning
from sklearn.feature_extraction.text import HashingVectorizer
X = HashingVectorizer().fit_transform(df["text"])
X_train, X_test, y_train, y_test = train_test_split(X, df["label"])

# === a chain of the pandas kind that looks at single rows
frame = df.assign(price=lambda f: np.log1p(f["price"])).rename(columns={"stock": "left"})
X_train, X_test, y_train, y_test = train_test_split(frame[["price", "left"]], frame["sold"])

# === a function that makes the scaler when it gets none
def standardised(rows, scaler=None):
    if not scaler:
        scaler = StandardScaler()
        scaler.fit(rows)  # expect
    return scaler.transform(rows), scaler

X, scaler = standardised(df[["price", "stock"]])
X_train, X_test, y_train, y_test = train_test_split(X, df["sold"], random_state=0)

# === the same function after the split, twice
def standardised(rows, scaler=None):
    if scaler is None:
        scaler = StandardScaler().fit(rows)
    return scaler.transform(rows), scaler

train, test = train_test_split(df[["price", "stock"]], random_state=0)
train, scaler = standardised(train)
test, _ = standardised(test, scaler)

# === scaled on request
def parts(scaling=True):
    frame = pd.read_csv("data/sales.csv")
    if scaling:
        frame[["price"]] = StandardScaler().fit_transform(frame[["price"]])  # expect
    return train_test_split(frame, random_state=0)

train, test = parts()

# === scaling not requested
def parts(scaling=True):
    frame = pd.read_csv("data/sales.csv")
    if scaling:
        frame[["price"]] = StandardScaler().fit_transform(frame[["price"]])
    return train_test_split(frame, random_state=0)

train, test = parts(scaling=False)

# === categories written as bits
import category_encoders as ce
coded = ce.BinaryEncoder(cols=["shop"]).fit_transform(df)
train, test = train_test_split(coded, random_state=0)

# === categories replaced by the target's mean
import category_encoders as ce
coded = ce.TargetEncoder(cols=["shop"]).fit_transform(df, df["sold"])  # expect
train, test = train_test_split(coded, random_state=0)

# === split as scikit-learn 0.17 did
from sklearn.cross_validation import train_test_split
X = StandardScaler().fit_transform(df[["price", "stock"]])  # expect
X_train, X_test, y_train, y_test = train_test_split(X, df["sold"], random_state=0)

# === a search that cross-validates on rows that were scaled together
# %%
import pandas as pd
from sklearn.model_selection import GridSearchCV
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVC
df = pd.read_csv("data/sales.csv")
X, y = df.drop(columns="sold"), df["sold"]
Xs = StandardScaler().fit_transform(X)  # expect
search = GridSearchCV(SVC(), {"C": [1, 10]}, cv=5)
search.fit(Xs, y)

# === a search over a pipeline
# %%
import pandas as pd
from sklearn.model_selection import GridSearchCV
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVC
df = pd.read_csv("data/sales.csv")
X, y = df.drop(columns="sold"), df["sold"]
search = GridSearchCV(make_pipeline(StandardScaler(), SVC()), {"svc__C": [1, 10]}, cv=5)
search.fit(X, y)

# === each picture by its own brightest point
# %%
import numpy as np
from sklearn.model_selection import train_test_split
X, y = np.load("data/x.npy"), np.load("data/y.npy")
X = X / X.max(axis=(1, 2), keepdims=True)
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)

# === as many columns as there are classes
# %%
import numpy as np
from keras.utils import to_categorical
from sklearn.model_selection import train_test_split
X, y = np.load("data/x.npy"), np.load("data/y.npy")
classes = y.max() + 1
Y = to_categorical(y, classes)
X_train, X_test, y_train, y_test = train_test_split(X, Y, random_state=0)

# === as wide as the longest text
# %%
import pandas as pd
from keras.utils import pad_sequences
from sklearn.model_selection import train_test_split
df = pd.read_json("data/texts.json")
longest = df["words"].str.len().max()
X = pad_sequences(df["words"], maxlen=longest)
X_train, X_test, y_train, y_test = train_test_split(X, df["label"], random_state=0)

# === cut by slices where the model is fitted and asked
from sklearn.linear_model import Ridge
X = StandardScaler().fit_transform(df[["price", "stock"]])  # expect
y = df["sold"].values
model = Ridge().fit(X[:800], y[:800])
print(model.score(X[800:], y[800:]))

# === cut by slices of a length, and predicted
n = int(len(df) * 0.8)
values = SimpleImputer().fit_transform(df)  # expect
model = Ridge()
model.fit(values[:n, :-1], values[:n, -1])
predicted = model.predict(values[n:, :-1])

# === the last hundred are kept apart
X = MinMaxScaler().fit_transform(df[["price"]])  # expect
model = LogisticRegression().fit(X[:-100], df["sold"][:-100])
model.score(X[-100:], df["sold"][-100:])

# === slices that show what a model answers, all rows being fitted
X = StandardScaler().fit_transform(df[["price", "stock"]])
model = Ridge().fit(X, df["sold"])
print(model.predict(X[:5]), model.predict(X[5:]))

# === slices of another table
X = StandardScaler().fit_transform(df[["price", "stock"]])
other = pd.read_csv("data/other.csv").values
model = Ridge().fit(X[:800], df["sold"][:800])
print(model.predict(other[800:]))

# === z-scores by SciPy
from scipy import stats
df["price"] = stats.zscore(df["price"])  # expect
X_train, X_test, y_train, y_test = train_test_split(df[["price"]], df["sold"], random_state=0)

# === z-scores that only say which rows are shown
from scipy import stats
print(df[np.abs(stats.zscore(df["price"])) > 3])
X_train, X_test, y_train, y_test = train_test_split(df[["price"]], df["sold"], random_state=0)

# === a lambda over the columns
X = df[["price", "stock"]].apply(lambda column: (column - column.mean()) / column.std())  # expect
X_train, X_test, y_train, y_test = train_test_split(X, df["sold"], random_state=0)

# === a lambda with a statistic of the whole column
df["price"] = df["price"].apply(lambda p: p - df["price"].mean())  # expect
X_train, X_test, y_train, y_test = train_test_split(df[["price"]], df["sold"], random_state=0)

# === a function applied to each column
def normalise(column):
    return (column - column.min()) / (column.max() - column.min())  # expect
X = df[["price", "stock"]].apply(normalise)
X_train, X_test, y_train, y_test = train_test_split(X, df["sold"], random_state=0)

# === a step in a chain of methods
X = df.pipe(lambda table: table.fillna(table.median()))  # expect
X_train, X_test, y_train, y_test = train_test_split(X, df["sold"], random_state=0)

# === a function piped in
def filled(table):
    return table.fillna(table.mean())  # expect
X = df.pipe(filled)
X_train, X_test, y_train, y_test = train_test_split(X, df["sold"], random_state=0)

# === assigned as a new column
df = df.assign(price=lambda table: table["price"] / table["price"].max())  # expect
X_train, X_test, y_train, y_test = train_test_split(df[["price"]], df["sold"], random_state=0)

# === a lambda over each row
df["total"] = df.apply(lambda row: row["price"] * row["stock"], axis=1)
df["most"] = df[["price", "stock"]].apply(lambda row: row - row.max(), axis=1)
X_train, X_test, y_train, y_test = train_test_split(df[["total", "most"]], df["sold"], random_state=0)

# === a lambda over each word list
df["longest"] = df["words"].apply(lambda words: max(len(word) for word in words))
df["share"] = df["words"].apply(lambda words: len(words) / max(map(len, words)))
X_train, X_test, y_train, y_test = train_test_split(df[["longest", "share"]], df["sold"], random_state=0)

# === a tokenizer over all texts
from tensorflow.keras.preprocessing.text import Tokenizer
from tensorflow.keras.preprocessing.sequence import pad_sequences
tokenizer = Tokenizer(num_words=5000)
tokenizer.fit_on_texts(df["text"])  # expect
X = pad_sequences(tokenizer.texts_to_sequences(df["text"]), maxlen=100)
X_train, X_test, y_train, y_test = train_test_split(X, df["sold"], random_state=0)

# === a tokenizer over the training texts
from tensorflow.keras.preprocessing.text import Tokenizer
from tensorflow.keras.preprocessing.sequence import pad_sequences
text_train, text_test, y_train, y_test = train_test_split(df["text"], df["sold"], random_state=0)
tokenizer = Tokenizer(num_words=5000)
tokenizer.fit_on_texts(text_train)
X_train = pad_sequences(tokenizer.texts_to_sequences(text_train), maxlen=100)
X_test = pad_sequences(tokenizer.texts_to_sequences(text_test), maxlen=100)

# === a layer adapted to all texts
from tensorflow.keras import layers
vectorizer = layers.TextVectorization(max_tokens=5000)
vectorizer.adapt(df["text"])  # expect
X = vectorizer(df["text"])
X_train, X_test, y_train, y_test = train_test_split(X.numpy(), df["sold"], random_state=0)

# === a layer of normalisation adapted to all rows
from tensorflow.keras.layers import Normalization
X = df[["price", "stock"]].values
normalizer = Normalization()
normalizer.adapt(X)  # expect
X_train, X_test, y_train, y_test = train_test_split(normalizer(X), df["sold"], random_state=0)

# === a layer adapted to the training rows
from tensorflow.keras.layers import Normalization
X_train, X_test, y_train, y_test = train_test_split(df[["price"]].values, df["sold"], random_state=0)
normalizer = Normalization()
normalizer.adapt(X_train)

# === a scaler of Spark
from pyspark.ml.feature import StandardScaler as SparkScaler, VectorAssembler
table = VectorAssembler(inputCols=["price", "stock"], outputCol="raw").transform(spark.table("sales"))
scaler = SparkScaler(inputCol="raw", outputCol="features").fit(table)  # expect
table = scaler.transform(table)
train, test = table.randomSplit([0.8, 0.2], seed=0)

# === Spark splits first
from pyspark.ml.feature import StandardScaler as SparkScaler, VectorAssembler
table = VectorAssembler(inputCols=["price", "stock"], outputCol="raw").transform(spark.table("sales"))
train, test = table.randomSplit([0.8, 0.2], seed=0)
scaler = SparkScaler(inputCol="raw", outputCol="features").fit(train)
train, test = scaler.transform(train), scaler.transform(test)

# === names of categories by Spark
from pyspark.ml.feature import StringIndexer
sales = spark.table("sales")
table = StringIndexer(inputCol="shop", outputCol="shop_index").fit(sales).transform(sales)
train, test = table.randomSplit([0.8, 0.2], seed=0)

# === Polars scales a column
import polars as pl
sales = pl.read_csv("data/sales.csv")
sales = sales.with_columns((pl.col("price") - pl.col("price").mean()) / pl.col("price").std())  # expect
train, test = train_test_split(sales, random_state=0)

# === Polars fills with the mean
import polars as pl
sales = pl.read_csv("data/sales.csv")
sales = sales.with_columns(pl.col("price").fill_null(pl.col("price").median()).alias("filled"))  # expect
train, test = train_test_split(sales, random_state=0)

# === Polars fills by a strategy
import polars as pl
sales = pl.read_csv("data/sales.csv").with_columns(pl.col("price").fill_null(strategy="mean"))  # expect
train, test = train_test_split(sales, random_state=0)

# === Polars computes within rows
import polars as pl
sales = pl.read_csv("data/sales.csv")
sales = sales.with_columns((pl.col("price") * pl.col("stock")).alias("value"), pl.col("price").fill_null(0))
print(sales.select(pl.col("price").mean()))
train, test = train_test_split(sales, random_state=0)

# === columns by how they go with the target
strength = df.corr()["sold"].abs()  # expect
best = strength[strength > 0.3].index
X_train, X_test, y_train, y_test = train_test_split(df[best], df["sold"], random_state=0)

# === columns by how they go with the target, the ten first
best = df.corrwith(df["sold"]).abs().sort_values(ascending=False).head(10).index.tolist()  # expect
X_train, X_test, y_train, y_test = train_test_split(df[best], df["sold"], random_state=0)

# === a table of correlations to look at
corr = df.corr()
print(corr["sold"].sort_values())
print(df[corr["sold"].nlargest(3).index].describe())
X_train, X_test, y_train, y_test = train_test_split(df[["price"]], df["sold"], random_state=0)

# === columns that say the same as another
upper = df.corr().abs().where(np.triu(np.ones((4, 4)), k=1).astype(bool))
twins = [name for name in upper.columns if any(upper[name] > 0.95)]
X_train, X_test, y_train, y_test = train_test_split(df.drop(columns=twins), df["sold"], random_state=0)

# === a scaler kept in an object of the notebook
class Preparation:
    def __init__(self):
        self.scaler = StandardScaler()
    def run(self, table):
        self.scaler.fit(table)  # expect
        return self.scaler.transform(table)
X = Preparation().run(df[["price", "stock"]])
X_train, X_test, y_train, y_test = train_test_split(X, df["sold"], random_state=0)

# === an object that is fitted on the training rows
class Preparation:
    def __init__(self):
        self.scaler = StandardScaler()
    def fit(self, table):
        self.scaler.fit(table)
        return self
    def transform(self, table):
        return self.scaler.transform(table)
X_train, X_test, y_train, y_test = train_test_split(df[["price"]], df["sold"], random_state=0)
preparation = Preparation().fit(X_train)
X_train, X_test = preparation.transform(X_train), preparation.transform(X_test)

# === an object that is fitted on all rows
class Preparation:
    def __init__(self, columns):
        self.columns = columns
        self.scaler = StandardScaler()
    def fit(self, table):
        self.scaler.fit(table[self.columns])  # expect
        return self
    def transform(self, table):
        return self.scaler.transform(table[self.columns])
preparation = Preparation(["price", "stock"]).fit(df)
X_train, X_test, y_train, y_test = train_test_split(preparation.transform(df), df["sold"], random_state=0)

# === an object that does it all
class Pipeline2:
    def load(self):
        self.table = pd.read_csv("data/sales.csv")
    def prepare(self):
        self.X = StandardScaler().fit_transform(self.table[["price"]])  # expect
        self.y = self.table["sold"]
    def split(self):
        self.parts = train_test_split(self.X, self.y, random_state=0)
work = Pipeline2()
work.load()
work.prepare()
work.split()

# === over both parts put together again
X_train, X_test, y_train, y_test = train_test_split(df[["price"]], df["sold"], random_state=0)
scaler = StandardScaler().fit(pd.concat([X_train, X_test]))  # expect
X_train, X_test = scaler.transform(X_train), scaler.transform(X_test)
model = LogisticRegression().fit(X_train, y_train)

# === over two files put together, of which one has no answers
train = pd.read_csv("data/train.csv")
test = pd.read_csv("data/test.csv")
both = pd.concat([train, test])
scaler = StandardScaler().fit(both[["price"]])
X_train = scaler.transform(train[["price"]])
model = LogisticRegression().fit(X_train, train["sold"])

# === means of groups, which are rows of their own
orders = pd.read_csv("data/orders.csv")
shops = orders.groupby("shop")["price"].agg(lambda values: list(values))
sizes = orders.groupby("shop")[["width", "height"]].mean()
shops = shops.join(sizes, on="shop")
for train_index, test_index in KFold(5).split(shops):
    pass

# === within training rows that are cut once more
X_train, X_test, y_train, y_test = train_test_split(df[["price"]], df["sold"], random_state=0)
X_train = StandardScaler().fit_transform(X_train)
X_fit, X_val, y_fit, y_val = train_test_split(X_train, y_train, random_state=0)
model = LogisticRegression().fit(X_fit, y_fit)

# === a statistic in a column that is left behind
df["z"] = (df["price"] - df["price"].mean()) / df["price"].std()
df["z"].hist()
X_train, X_test, y_train, y_test = train_test_split(df[["price", "stock"]], df["sold"], random_state=0)

# === a statistic in a column that is dropped
df["share"] = df.groupby("shop")["price"].transform("mean")
df = df.drop(columns=["share"])
X_train, X_test, y_train, y_test = train_test_split(df.drop(columns=["sold"]), df["sold"], random_state=0)

# === a statistic in a column that another was made of
df["z"] = df["price"] - df["price"].mean()  # expect
df["twice"] = df["z"] * 2
X_train, X_test, y_train, y_test = train_test_split(df[["twice", "stock"]], df["sold"], random_state=0)

# === a statistic in one of the columns that are taken, by loc and in place
df["price"].fillna(df["price"].median(), inplace=True)  # expect
X_train, X_test, y_train, y_test = train_test_split(df.loc[:, ["price", "stock"]], df["sold"], random_state=0)

# === filled in another column, in place
df["stock"].fillna(df["stock"].median(), inplace=True)
X_train, X_test, y_train, y_test = train_test_split(df[["price"]], df["sold"], random_state=0)

# === under another name
df["z"] = df["price"] - df["price"].mean()  # expect
df = df.rename(columns={"z": "centred"})
X_train, X_test, y_train, y_test = train_test_split(df[["centred"]], df["sold"], random_state=0)
