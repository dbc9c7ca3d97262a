# %%
import pandas as pd
from sklearn.compose import ColumnTransformer
from sklearn.model_selection import GridSearchCV, train_test_split
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import OneHotEncoder
from xgboost import XGBClassifier
# %%
df = pd.read_csv("data/passengers.csv")
X = df.drop(columns="survived")[["age", "fare", "sex", "port", "siblings"]]
y = df["survived"]
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
# %%
prepare = ColumnTransformer([("words", OneHotEncoder(handle_unknown="ignore"), ["sex", "port"])], remainder="passthrough")
pipeline = Pipeline([("prepare", prepare), ("trees", XGBClassifier(n_estimators=30))])
search = GridSearchCV(pipeline, {"trees__max_depth": [2, 4]}, cv=3)
search.fit(X_train, y_train)
# %%
print(search.best_params_, search.score(X_test, y_test))
pred = search.predict(X_test)
proba = search.predict_proba(X_test)
