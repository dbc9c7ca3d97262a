# %%
from sklearn import datasets
from sklearn.model_selection import train_test_split
from sklearn.linear_model import SGDClassifier
import numpy as np
# %%
digits = datasets.load_digits()
data = digits.data / 16.0
X_train, X_test, y_train, y_test = train_test_split(data, digits.target, test_size=0.5, random_state=0)
# %%
clf = SGDClassifier(random_state=0)
history = []
for epoch in range(5):
    clf.partial_fit(X_train, y_train, classes=np.unique(digits.target))
    history.append(clf.score(X_test, y_test))
    print(epoch, history[-1])
# %%
predicted = clf.predict(X_test)
print(np.mean(predicted == y_test))
