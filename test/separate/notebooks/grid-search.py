# %%
import pandas as pd
from sklearn.datasets import load_diabetes
from sklearn.ensemble import RandomForestRegressor
from sklearn.model_selection import GridSearchCV, train_test_split
from sklearn.metrics import mean_squared_error, r2_score
import numpy as np
# %%
data = load_diabetes(as_frame=True)
df = data.frame
df["bmi2"] = df["bmi"] ** 2
X, y = df.drop("target", axis=1), df["target"]
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=5)
# %%
param_grid = {"max_depth": [3, 5], "n_estimators": [20, 40]}
grid = GridSearchCV(RandomForestRegressor(random_state=0), param_grid, cv=3)
grid.fit(X_train, y_train)
print(grid.best_params_)
# %%
best_model = grid.best_estimator_
y_pred = best_model.predict(X_test)
rmse = np.sqrt(mean_squared_error(y_test, y_pred))
print("RMSE", rmse, "R2", r2_score(y_test, y_pred))
