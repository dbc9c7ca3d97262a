import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score, f1_score, roc_auc_score
from sklearn.model_selection import cross_val_score, train_test_split

df = pd.read_csv("data/churn.csv")
X_train, X_test, y_train, y_test = train_test_split(df[["age", "spent"]], df["churned"], random_state=0)
model = LogisticRegression().fit(X_train, y_train)

# === printed beside the word
print("Test accuracy:", model.score(X_train, y_train))  # expect

# === in an f-string
print(f"accuracy on the test set: {model.score(X_train, y_train):.3f}")  # expect

# === kept in a name that says test
test_accuracy = accuracy_score(y_train, model.predict(X_train))  # expect
print(test_accuracy)

# === a metric kept under a plain name
score = f1_score(y_train, model.predict(X_train))
print("F1 on held-out data:", score)  # expect

# === two lines, the second copied from the first
print("train score", model.score(X_train, y_train))
print("test score", model.score(X_train, y_train))  # expect

# === with format
print("Test AUC: {:.2f}".format(roc_auc_score(y_train, model.predict_proba(X_train)[:, 1])))  # expect

# === with percent
print("test accuracy %.2f" % model.score(X_train, y_train))  # expect

# === right words, right rows
print("Test accuracy:", model.score(X_test, y_test))

# === both in one line
print("train/test:", model.score(X_train, y_train), model.score(X_test, y_test))

# === both with words before each
print("train:", model.score(X_train, y_train), "test:", model.score(X_test, y_test))

# === training score by its name
print("Training accuracy:", model.score(X_train, y_train))

# === training score with a word about testing to come
print("Score before testing on new data, on the training rows:", model.score(X_train, y_train))

# === names that say which
train_score = model.score(X_train, y_train)
test_score = model.score(X_test, y_test)
print(f"train {train_score:.2f}, test {test_score:.2f}")

# === rows that others call test
validation_accuracy = model.score(X_test, y_test)
print("validation accuracy", validation_accuracy)

# === cross-validation on the training rows
print("expected test accuracy:", cross_val_score(model, X_train, y_train).mean())

# === a statistical test on training rows
from scipy.stats import ttest_ind
print("t-test:", ttest_ind(X_train["age"], X_train["spent"]))

# === two scores in one f-string
print(f"train {model.score(X_train, y_train)} test {model.score(X_test, y_test)}")

# === difference of the two
test_gap = model.score(X_train, y_train) - model.score(X_test, y_test)
print("gap between training and test", test_gap)

# === words alone
print("Now the test")
print(model.score(X_train, y_train))

# === the test rows are cut once more, for validation
X_rest, X_test, y_rest, y_test = train_test_split(df[["age", "spent"]], df["churned"], random_state=0)
X_test, X_val, y_test, y_val = train_test_split(X_test, y_test, random_state=0)
model = LogisticRegression().fit(X_rest, y_rest)
print(f"test accuracy: {accuracy_score(y_test, model.predict(X_test))}")

# === columns that the training rows chose
X_train, X_test, y_train, y_test = train_test_split(df[["age", "spent"]], df["churned"], random_state=0)
missing = X_train.isnull().sum() / len(X_train)
few = missing[missing < 0.4].index
model = LogisticRegression().fit(X_train[few], y_train)
test_score = model.score(X_test[few], y_test)
