# %%
import statsmodels.api as sm
from sklearn.metrics import r2_score
# %%
data = sm.datasets.longley.load_pandas().data
y = data["TOTEMP"]
X = data[["GNP", "POP", "YEAR"]]
X = sm.add_constant(X)
ols = sm.OLS(y, X)
results = ols.fit()
print(results.summary())
# %%
fitted = results.predict(X)
print("R2", r2_score(y, fitted))
