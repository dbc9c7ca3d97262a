# %% [markdown]
# # Passengers
# ## Load
# %%
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_val_score, train_test_split
from sklearn.metrics import accuracy_score
SEED = 11
TARGET = "survived"
# %%
df = pd.read_csv("data/passengers.csv")
# %%
def clean(frame):
    """Fills and codes."""
    frame = frame.copy()
    frame["age"] = frame["age"].fillna(frame["age"].mean())
    frame["sex"] = (frame["sex"] == "female").astype(int)
    print("cleaned", len(frame))
    return frame

def plot_ages(frame):
    import matplotlib.pyplot as plt
    plt.hist(frame["age"])
# %% [markdown]
# ## Clean
# %%
cleaned = clean(df)
plot_ages(cleaned)
# %%
def title_of(fare):
    if fare > 50:
        return 2
    elif fare > 20:
        return 1
    return 0

cleaned["band"] = cleaned["fare"].apply(title_of)
features = ["age", "sex", "band"]
train, test = train_test_split(cleaned, test_size=0.2, random_state=SEED)
# %% [markdown]
# ## Train
# %%
lr = LogisticRegression(C=0.5)
lr.fit(train[features], train[TARGET])
# %%
print("cv", cross_val_score(lr, train[features], train[TARGET], cv=3).mean())
prediction = lr.predict(test[features])
print(accuracy_score(test[TARGET], prediction))
