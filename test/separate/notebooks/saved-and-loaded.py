# %%
import joblib
import pandas as pd
from sklearn.neighbors import KNeighborsClassifier
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import MinMaxScaler
# %%
df = pd.read_csv("/home/somebody/work/passengers.csv")
df = df.fillna({"age": 30, "port": "S"})
X = df[["age", "fare", "siblings"]]
y = df["survived"]
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=2)
# %%
scaler = MinMaxScaler()
X_train_scaled = scaler.fit_transform(X_train)
X_test_scaled = scaler.transform(X_test)
knn = KNeighborsClassifier(5).fit(X_train_scaled, y_train)
# %%
joblib.dump(knn, "knn.pkl")
joblib.dump(scaler, "scaler.pkl")
# %%
loaded = joblib.load("knn.pkl")
loaded_scaler = joblib.load("scaler.pkl")
answers = loaded.predict(loaded_scaler.transform(X_test))
print(loaded.score(X_test_scaled, y_test))
