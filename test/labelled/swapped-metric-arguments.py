import pandas as pd
from sklearn import metrics
from sklearn.linear_model import LinearRegression, LogisticRegression
from sklearn.metrics import (
    accuracy_score, classification_report, confusion_matrix, f1_score, mean_squared_error, precision_score, r2_score,
    recall_score, roc_auc_score,
)
from sklearn.model_selection import train_test_split

df = pd.read_csv("data/churn.csv")
X_train, X_test, y_train, y_test = train_test_split(df[["age", "spent"]], df["churned"], random_state=0)
model = LogisticRegression().fit(X_train, y_train)
y_pred = model.predict(X_test)

# === a report
print(classification_report(y_pred, y_test))  # expect

# === a confusion matrix
print(confusion_matrix(y_pred, y_test))  # expect

# === predicted in place
print(recall_score(model.predict(X_test), y_test))  # expect

# === R² of a regression
fit = LinearRegression().fit(X_train, y_train)
print(r2_score(fit.predict(X_test), y_test))  # expect

# === through the module
print(metrics.precision_score(y_pred, y_test))  # expect

# === in a function, by names alone
def report(y_pred, y_true):
    return precision_score(y_pred, y_true)  # expect

# === area under the curve
print(roc_auc_score(model.predict_proba(X_test)[:, 1], y_test))  # expect

# === truth first
print(classification_report(y_test, y_pred), confusion_matrix(y_test, y_pred))

# === by keyword
print(recall_score(y_pred=y_pred, y_true=y_test))

# === a metric that takes them either way
print(accuracy_score(y_pred, y_test), f1_score(y_pred, y_test))

# === an error that takes them either way
print(mean_squared_error(y_pred, y_test))

# === two models compared with each other
other = LogisticRegression(C=0.1).fit(X_train, y_train).predict(X_test)
print(confusion_matrix(y_pred, other))

# === names that say nothing
def judge(a, b):
    return precision_score(a, b)

# === a metric of one's own
def recall(predicted, truth):
    return (predicted & truth).sum() / truth.sum()

print(recall(y_pred, y_test))

# === labels of experts as predictions
print(confusion_matrix(df["first_reader"], df["second_reader"]))

# === the parameters of a function have other names
def report(truth, y_pred):
    return classification_report(truth, y_pred)

# === cross-validated answers
from sklearn.model_selection import cross_val_predict
print(confusion_matrix(y_train, cross_val_predict(model, X_train, y_train)))

# === a function that has them right, called with them mixed up
def show(y_true, y_pred):
    print(confusion_matrix(y_true, y_pred))
show(LogisticRegression().fit(X_train, y_train).predict(X_test), y_test)
