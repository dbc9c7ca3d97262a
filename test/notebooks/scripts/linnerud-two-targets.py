# %%
from sklearn.datasets import load_linnerud
from sklearn.neighbors import KNeighborsRegressor
from sklearn.impute import SimpleImputer
import numpy as np, pandas as pd

# %%
d = load_linnerud(as_frame=True)
X = d.data; Y = d.target[['Weight', 'Waist']]
X.describe()

# %%
# somebody forgot to write a few numbers down
X = X.astype(float)
X.iloc[3, 1] = np.nan
X.iloc[11, 2] = np.nan
imp = SimpleImputer(strategy='median')
Xi = imp.fit_transform(X)

# %%
rf = KNeighborsRegressor(3)
rf.fit(Xi[:14], Y[:14])
rf.predict(Xi[14:])
