# %%
import pandas as pd
from sklearn.preprocessing import LabelEncoder, StandardScaler
from sklearn.svm import SVC
from sklearn.model_selection import train_test_split
from sklearn.metrics import accuracy_score
df = pd.read_csv("data/passengers.csv").dropna()
# %%
le = LabelEncoder()
for col in ["sex", "port"]:
    df[col] = le.fit_transform(df[col])
    print(col, le.classes_)
# %%
X = df[["sex", "port", "age", "fare"]].values
y = df.survived.values
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.25, random_state=0)
sc = StandardScaler()
X_train = sc.fit_transform(X_train)
X_test = sc.transform(X_test)
# %%
svc = SVC(kernel="rbf", C=2.0)
svc.fit(X_train, y_train)
print(svc.score(X_test, y_test))
y_pred = svc.predict(X_test)
accuracy_score(y_test, y_pred)
