# %% [markdown]
# # Wine, first try
# TODO clean up before showing this to anybody

# %%
import numpy as np
import pandas as pd
import matplotlib.pyplot as plt
from sklearn.datasets import load_wine
from sklearn.linear_model import LogisticRegression

# %%
raw = load_wine(as_frame=True)
df = raw.frame.copy()
df.head()

# %%
df['target'].value_counts().plot(kind='bar')
plt.title('classes')

# %%
cols = ['alcohol', 'malic_acid', 'color_intensity', 'hue', 'proline']
# some columns I tried and gave up on
# cols = list(raw.feature_names)
np.random.seed(7)
mask = np.random.rand(len(df)) < 0.75
train, test = df[mask], df[~mask]

# %%
stats = {}
for c in cols:
    stats[c] = (train[c].mean(), train[c].std())

def scale(frame):
    out = frame[cols].copy()
    for c in cols:
        m, s = stats[c]
        out[c] = (out[c] - m) / s
    return out

# %%
clf = LogisticRegression(max_iter=1000)
clf.fit(scale(train), train['target'])
print('train', clf.score(scale(train), train['target']))

# %%
pred = clf.predict(scale(test))
print('test', (pred == test['target']).mean())

# %%
pd.crosstab(test['target'], pred)
