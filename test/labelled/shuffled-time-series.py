import numpy as np
import pandas as pd
from sklearn.linear_model import Ridge
from sklearn.model_selection import KFold, ShuffleSplit, TimeSeriesSplit, cross_val_score, train_test_split

df = pd.read_csv("data/sales.csv")

# === yesterday's value as a feature
df["yesterday"] = df["sold"].shift(1)
df = df.dropna()
X_train, X_test, y_train, y_test = train_test_split(df[["yesterday"]], df["sold"], test_size=0.2)  # expect

# === a rolling mean
df["week"] = df["sold"].rolling(7).mean()
X, y = df[["week", "price"]], df["sold"]
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)  # expect

# === a date index
df = pd.read_csv("data/sales.csv", parse_dates=["date"], index_col="date")
train, test = train_test_split(df, test_size=0.2)  # expect

# === a date made the index
df["date"] = pd.to_datetime(df["date"])
df = df.set_index("date")
X_train, X_test, y_train, y_test = train_test_split(df[["price"]], df["sold"])  # expect

# === differences of neighbouring rows
df["change"] = df["price"].pct_change()
train, test = train_test_split(df.dropna(), random_state=0)  # expect

# === shuffled folds of lagged rows
df["lag"] = df["sold"].shift(1)
for train, test in KFold(5, shuffle=True, random_state=0).split(df[["lag"]]):  # expect
    model = Ridge().fit(df[["lag"]].iloc[train], df["sold"].iloc[train])

# === windows cut from a series
values = df["sold"].values
windows = np.array([values[i : i + 10] for i in range(len(values) - 10)])
X_train, X_test, y_train, y_test = train_test_split(windows, values[10:])  # expect

# === lags made in a function
def with_lags(frame):
    frame = frame.copy()
    for lag in (1, 2, 3):
        frame[f"lag_{lag}"] = frame["sold"].shift(lag)
    return frame.dropna()

train, test = train_test_split(with_lags(df), random_state=0)  # expect

# === kept in order
df["yesterday"] = df["sold"].shift(1)
train, test = train_test_split(df.dropna(), shuffle=False)

# === cut by position
df["yesterday"] = df["sold"].shift(1)
train, test = df[:800], df[800:]
model = Ridge().fit(train[["yesterday"]], train["sold"])

# === folds of time
df["yesterday"] = df["sold"].shift(1)
df = df.dropna()
print(cross_val_score(Ridge(), df[["yesterday"]], df["sold"], cv=TimeSeriesSplit(5)))

# === a table without time
train, test = train_test_split(df, random_state=0)

# === a date column that is only parsed
df["date"] = pd.to_datetime(df["date"])
df["weekday"] = df["date"].dt.dayofweek
train, test = train_test_split(df[["weekday", "price"]], random_state=0)

# === a rolling mean for a picture
smooth = df["sold"].rolling(7).mean()
smooth.plot()
train, test = train_test_split(df[["price", "sold"]], random_state=0)

# === an id as the index
df = df.set_index("id")
train, test = train_test_split(df, random_state=0)

# === cut by a date
df["date"] = pd.to_datetime(df["date"])
train, test = df[df["date"] < "2024-01-01"], df[df["date"] >= "2024-01-01"]

# === lags per customer, split by customer
from sklearn.model_selection import GroupShuffleSplit
df["previous"] = df.groupby("customer")["sold"].shift(1)
train, test = next(GroupShuffleSplit(random_state=0).split(df, groups=df["customer"]))

# === training rows shuffled after a cut in time
df["yesterday"] = df["sold"].shift(1)
train, test = df[:800], df[800:]
train = train.sample(frac=1, random_state=0)
model = Ridge().fit(train[["yesterday"]], train["sold"])

# === Prophet, which cuts by itself
from prophet import Prophet
model = Prophet().fit(df.rename(columns={"date": "ds", "sold": "y"})[["ds", "y"]])

# === an array that is shifted as a picture
import scipy.ndimage
images = np.load("data/digits.npy")
moved = scipy.ndimage.shift(images[0], (1, 0))
X_train, X_test = train_test_split(images, random_state=0)

# === a table of people, one row each, with an unrelated series beside it
prices = pd.read_csv("data/prices.csv", parse_dates=["date"], index_col="date")
monthly = prices["close"].rolling(30).mean()
train, test = train_test_split(df, random_state=0)
