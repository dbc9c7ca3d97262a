# %%
import warnings
warnings.simplefilter('ignore')
import pandas as pd
import statsmodels.api as sm
import matplotlib.pyplot as plt

# %%
dta = sm.datasets.sunspots.load_pandas().data
dta.index = pd.Index(sm.tsa.datetools.dates_from_range('1700', '2008'))
dta.index.freq = dta.index.inferred_freq
del dta['YEAR']
dta.plot(figsize=(12, 4))

# %%
train = dta.iloc[:-20]
mod = sm.tsa.ARIMA(train, order=(3, 0, 0))
res = mod.fit()
print(res.summary())

# %%
fc = res.forecast(20)
((fc - dta.SUNACTIVITY.iloc[-20:]) ** 2).mean() ** 0.5
