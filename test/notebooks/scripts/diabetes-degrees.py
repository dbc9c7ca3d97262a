# %%
import numpy as np
import pandas as pd
from sklearn.datasets import load_diabetes
from sklearn.linear_model import Ridge
from sklearn.metrics import mean_squared_error
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import PolynomialFeatures, StandardScaler

# %%
X, y = load_diabetes(return_X_y=True, as_frame=True)
X = X[['bmi', 'bp', 's5', 's6']]
X_tr, X_te, y_tr, y_te = train_test_split(X, y, test_size=.3, random_state=3)

# %%
def fit_one(degree, alpha=1.0):
    """returns model, rmse"""
    m = make_pipeline(PolynomialFeatures(degree, include_bias=False), StandardScaler(), Ridge(alpha=alpha))
    m.fit(X_tr, y_tr)
    rmse = np.sqrt(mean_squared_error(y_te, m.predict(X_te)))
    return m, rmse

# %%
results = []
best, best_rmse = None, np.inf
for d in [1, 2, 3]:
    for a in (0.1, 1, 10):
        m, r = fit_one(d, a)
        results.append({'degree': d, 'alpha': a, 'rmse': r})
        if r < best_rmse:
            best, best_rmse = m, r

# %%
pd.DataFrame(results).sort_values('rmse').head()

# %%
y_hat = best.predict(X_te)
print(best_rmse, y_hat[:3])
