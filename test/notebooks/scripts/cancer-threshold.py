# %%
import numpy as np
import pandas as pd
import seaborn as sns
from sklearn.datasets import load_breast_cancer
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.feature_selection import SelectKBest, f_classif
from sklearn.metrics import roc_auc_score, confusion_matrix
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import MinMaxScaler

# %%
cancer = load_breast_cancer()
data = pd.DataFrame(np.c_[cancer.data, cancer.target], columns=list(cancer.feature_names) + ['diagnosis'])
data['diagnosis'] = data['diagnosis'].astype(int)

# %%
sns.heatmap(data.iloc[:, :6].corr(), annot=True)

# %%
X_train, X_test, y_train, y_test = train_test_split(
    data.drop(columns='diagnosis'), data.diagnosis, random_state=1)

# %%
sel = SelectKBest(f_classif, k=8).fit(X_train, y_train)
chosen = X_train.columns[sel.get_support()]
mm = MinMaxScaler()
A = mm.fit_transform(X_train[chosen])
B = mm.transform(X_test[chosen])

# %%
gb = GradientBoostingClassifier(n_estimators=40, random_state=0)
gb.fit(A, y_train)
proba = gb.predict_proba(B)[:, 1]
print(roc_auc_score(y_test, proba))

# %%
# the doctors want fewer misses
threshold = 0.3
flag = (proba > threshold).astype(int)
confusion_matrix(y_test, flag)
