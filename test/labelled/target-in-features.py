import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import LinearRegression, LogisticRegression
from sklearn.model_selection import cross_val_score, train_test_split

df = pd.read_csv("data/churn.csv")

# === only the id is dropped
X = df.drop(columns=["id"])
y = df["churned"]
model = RandomForestClassifier().fit(X, y)  # expect

# === the whole table
model = LogisticRegression()
model.fit(df, df["churned"])  # expect

# === listed among the features
features = ["age", "spent", "churned"]
X, y = df[features], df["churned"]
model = RandomForestClassifier().fit(X, y)  # expect

# === after a split
X, y = df.drop("id", axis=1), df["churned"]
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
model = RandomForestClassifier()
model.fit(X_train, y_train)  # expect

# === split as a table, another column taken out
train, test = train_test_split(df, random_state=0)
model = RandomForestClassifier()
model.fit(train.drop(columns=["id"]), train["churned"])  # expect

# === the column it was made from stays
df["high"] = (df["spent"] > 100).astype(int)
X, y = df.drop(columns=["high"]), df["high"]
model = RandomForestClassifier().fit(X, y)  # expect

# === mapped from a column that stays
df["label"] = df["answer"].map({"yes": 1, "no": 0})
model = RandomForestClassifier()
model.fit(df.drop(columns="label"), df["label"])  # expect

# === one position too far
data = df.values
X, y = data[:, 0:9], data[:, 8]
model = RandomForestClassifier().fit(X, y)  # expect

# === with iloc, all columns
X = df.iloc[:, :]
y = df.iloc[:, -1]
model = LinearRegression().fit(X, y)  # expect

# === dropped
X, y = df.drop(columns=["churned"]), df["churned"]
model = RandomForestClassifier().fit(X, y)

# === popped
y = df.pop("churned")
model = RandomForestClassifier().fit(df, y)

# === dropped in place
y = df["churned"]
df.drop("churned", axis=1, inplace=True)
model = RandomForestClassifier().fit(df, y)

# === deleted
y = df["churned"]
del df["churned"]
model = RandomForestClassifier().fit(df, y)

# === features by name
X, y = df[["age", "spent"]], df["churned"]
model = RandomForestClassifier().fit(X, y)

# === every column but one
columns = [name for name in df.columns if name != "churned"]
model = RandomForestClassifier().fit(df[columns], df["churned"])

# === through a set of names
columns = df.columns.difference(["churned"])
model = RandomForestClassifier().fit(df[columns], df["churned"])

# === by position
data = df.values
X, y = data[:, 0:8], data[:, 8]
model = RandomForestClassifier().fit(X, y)

# === all but the last
X, y = df.iloc[:, :-1], df.iloc[:, -1]
model = RandomForestClassifier().fit(X, y)

# === a loc with a mask of names
X = df.loc[:, df.columns != "churned"]
model = RandomForestClassifier().fit(X, df["churned"])

# === the source goes with it
df["high"] = (df["spent"] > 100).astype(int)
X, y = df.drop(columns=["high", "spent"]), df["high"]
model = RandomForestClassifier().fit(X, y)

# === made from two columns, one of which is no answer alone
df["rate"] = df["spent"] / df["visits"]
X, y = df.drop(columns=["rate"]), df["rate"]
model = LinearRegression().fit(X, y)

# === a formula names what it takes
import statsmodels.formula.api as smf
model = smf.ols("churned ~ age + spent", data=df).fit()

# === numbers only, chosen by type
X = df.select_dtypes("number").drop(columns="churned")
model = RandomForestClassifier().fit(X, df["churned"])

# === a pipeline that chooses its columns
from sklearn.compose import make_column_transformer
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
model = make_pipeline(make_column_transformer((StandardScaler(), ["age"])), LogisticRegression())
model.fit(df, df["churned"])

# === the target of tomorrow from all of today
df["tomorrow"] = df["price"].shift(-1)
df = df.dropna()
model = LinearRegression().fit(df.drop(columns="tomorrow"), df["tomorrow"])

# === a scaler takes all columns
from sklearn.preprocessing import MinMaxScaler
scaled = MinMaxScaler().fit(df, df["churned"])

# === the target in logarithms, source dropped
import numpy as np
df["log_price"] = np.log(df["price"])
X, y = df.drop(columns=["price", "log_price"]), df["log_price"]
model = LinearRegression().fit(X, y)
