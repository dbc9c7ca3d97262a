# %%
import numpy as np
import statsmodels.api as sm
import statsmodels.formula.api as smf
# %%
data = sm.datasets.fair.load_pandas().data
data["affair"] = (data["affairs"] > 0).astype(int)
data.head()
# %%
train = data.sample(frac=0.8, random_state=1)
test = data.drop(train.index)
model = smf.logit("affair ~ age + C(religious) + np.log(yrs_married)", data=train)
result = model.fit(disp=0)
print(result.summary())
# %%
p = result.predict(test)
print(((p > 0.5) == test["affair"]).mean())
