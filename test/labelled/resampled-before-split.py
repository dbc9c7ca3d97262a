import pandas as pd
from imblearn.over_sampling import ADASYN, SMOTE, RandomOverSampler
from imblearn.under_sampling import RandomUnderSampler
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold, cross_val_score, train_test_split
from sklearn.utils import resample, shuffle

df = pd.read_csv("data/churn.csv")
X, y = df.drop(columns="churned"), df["churned"]

# === SMOTE over all rows
X_res, y_res = SMOTE(random_state=0).fit_resample(X, y)  # expect
X_train, X_test, y_train, y_test = train_test_split(X_res, y_res, random_state=0)

# === an oversampler kept in a name, results under the old names
ros = RandomOverSampler(random_state=0)
X, y = ros.fit_resample(X, y)  # expect
# %%
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=0)

# === SMOTE, then cross-validation
X_new, y_new = ADASYN().fit_resample(X, y)  # expect
print(cross_val_score(LogisticRegression(), X_new, y_new, cv=5))

# === the minority drawn again with resample
many, few = df[df["churned"] == 0], df[df["churned"] == 1]
few = resample(few, replace=True, n_samples=len(many), random_state=0)  # expect
both = pd.concat([many, few])
X_train, X_test, y_train, y_test = train_test_split(both.drop(columns="churned"), both["churned"])

# === the minority drawn again with sample
few = df[df["churned"] == 1].sample(5000, replace=True, random_state=0)  # expect
both = pd.concat([df[df["churned"] == 0], few])
train, test = train_test_split(both, random_state=0)

# === copies glued together
few = df[df["churned"] == 1]
both = pd.concat([df] + [few] * 4)  # expect
train, test = train_test_split(both, random_state=0)

# === in a function
def balanced(frame):
    X, y = frame.drop(columns="churned"), frame["churned"]
    X, y = SMOTE().fit_resample(X, y)  # expect
    return train_test_split(X, y, random_state=0)

X_train, X_test, y_train, y_test = balanced(df)

# === folds by hand after SMOTE
X, y = SMOTE().fit_resample(X, y)  # expect
for train, test in StratifiedKFold(5).split(X, y):
    model = LogisticRegression().fit(X.iloc[train], y.iloc[train])
    print(model.score(X.iloc[test], y.iloc[test]))

# === the table is multiplied, features and target come after
few = df[df.churned == 1]
df = pd.concat([df, few, few, few], ignore_index=True)  # expect
X, y = df.drop(columns="churned"), df.churned
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)

# === copies made with numpy
import numpy as np
again = np.repeat(X.values, 3, axis=0)  # expect
labels = np.repeat(y.values, 3)
X_train, X_test, y_train, y_test = train_test_split(again, labels, random_state=0)

# === split first
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
X_train, y_train = SMOTE(random_state=0).fit_resample(X_train, y_train)

# === in a pipeline of imblearn
from imblearn.pipeline import make_pipeline
model = make_pipeline(SMOTE(), LogisticRegression())
print(cross_val_score(model, X, y, cv=5))

# === inside each fold
for train, test in StratifiedKFold(5).split(X, y):
    X_fold, y_fold = SMOTE().fit_resample(X.iloc[train], y.iloc[train])
    print(LogisticRegression().fit(X_fold, y_fold).score(X.iloc[test], y.iloc[test]))

# === fewer of the majority, which repeats nothing
X_res, y_res = RandomUnderSampler(random_state=0).fit_resample(X, y)
X_train, X_test, y_train, y_test = train_test_split(X_res, y_res)

# === fewer of the majority with resample
many = resample(df[df["churned"] == 0], replace=False, n_samples=500, random_state=0)
both = pd.concat([many, df[df["churned"] == 1]])
train, test = train_test_split(both, random_state=0)

# === shuffled before the split
X, y = shuffle(X, y, random_state=0)
X_train, X_test, y_train, y_test = train_test_split(X, y)

# === a sample without replacement
small = df.sample(1000, random_state=0)
train, test = train_test_split(small, random_state=0)

# === all rows in another order
df = df.sample(frac=1, random_state=0).reset_index(drop=True)
train, test = train_test_split(df, random_state=0)

# === the minority of the training rows drawn again
train, test = train_test_split(df, random_state=0)
few = resample(train[train["churned"] == 1], replace=True, n_samples=2000, random_state=0)
train = pd.concat([train[train["churned"] == 0], few])
model = LogisticRegression().fit(train.drop(columns="churned"), train["churned"])

# === two tables put together
train, test = train_test_split(pd.concat([df, pd.read_csv("data/more.csv")]), random_state=0)

# === a bootstrap for an interval
import numpy as np
means = [df["spent"].sample(frac=1, replace=True).mean() for _ in range(1000)]
print(np.percentile(means, [2.5, 97.5]))
X_train, X_test, y_train, y_test = train_test_split(X, y)

# === oversampled for a picture only
X_res, y_res = SMOTE().fit_resample(X, y)
print(y_res.value_counts())
X_train, X_test, y_train, y_test = train_test_split(X, y)
