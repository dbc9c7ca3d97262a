# === run from the bottom
# %% [2]
print(rate)  # expect
# %% [1]
rate = 3

# === the cell that defined it is gone
# %% [4]
print(rate)  # expect

# === the import is gone
# %% [7]
df = pd.read_csv("data/sales.csv")  # expect

# === run twice, since it needs itself
# %% [2]
print(total)  # expect
total = 3

# === an import below
# %% [2]
text = json.dumps([1])  # expect
# %% [1]
import json

# === several names of one cell below
# %% [3]
print(a, b)  # expect
# %% [2]
a = 1
b = 2

# === another value than the page gives
# %% [1]
rate = 3
# %% [3]
rate = 4
# %% [2]
print(rate)  # expect

# === sorted after it was shown
# %% [1]
rows = [2, 1]
# %% [3]
rows.sort()
# %% [2]
print(rows)  # expect

# === a column added after the fit
# %% [1]
import pandas as pd
df = pd.DataFrame({"a": [1]})
# %% [3]
df["b"] = df["a"] * 2
# %% [2]
print(df.shape)  # expect

# === a function whose helper is gone
# %% [5]
def total(prices):
    return sum(prices) * vat  # expect
print(total([1]))

# === a changed function stands below its use
# %% [3]
print(double(2))  # expect
# %% [2]
def double(value):
    return 2 * value

# === renamed in one place
# %% [1]
values = [1, 2]
# %% [2]
print(sum(vals))  # expect

# === the first to run reads what only a later run defines
# %% [5]
rate = 3
# %% [1]
print(rate)  # expect
# %% [2]
print(2)

# === the first to run calls what only a later run defines
# %% [4]
def double(value):
    return 2 * value
# %% [1]
print(double(2))  # expect

# === the first to run reads what an edited cell defines
# %%
rate = 3
# %% [1]
print(rate)

# === the first to run reads what it defines itself
# %% [5]
rate = 3
# %% [1]
rate = 4
print(rate)

# === a second run reads what ran again later
# %% [5]
rate = 3
# %% [2]
print(rate)
# %% [1]
print(1)

# === the first to run failed for it
# %% [5]
rate = 3
# %% [1]
print(rate)
# error: NameError: name 'rate' is not defined

# === the first of a second session
# %% [5]
rate = 3
# %% [1]
print(1)
# %% [1]
print(rate)

# === in order
# %% [1]
rate = 3
# %% [2]
print(rate)

# === counts with gaps, in order
# %% [3]
rate = 3
# %% [17]
print(rate)

# === never run
rate = 3
# %%
print(rate)

# === one cell was edited and not run again
# %% [1]
rate = 3
# %%
rate = 4
# %% [3]
print(rate)

# === independent cells in another order
# %% [2]
a = 1
print(a)
# %% [1]
b = 2
print(b)

# === the same import in another order
# %% [2]
import json
print(json.dumps([1]))
# %% [1]
import json

# === shown again at the end
# %% [1]
rate = 3
# %% [4]
print(rate)
# %% [3]
print(rate * 2)

# === a setting of the plots, run later
# %% [1]
import matplotlib.pyplot as plt
# %% [3]
plt.plot([1, 2])
# %% [2]
plt.hist([1, 2])

# === a function defined again with the same text
# %% [1]
def double(value):
    return 2 * value
# %% [3]
print(double(2))
# %% [2]
print(double(3))

# === the name comes with a star
# %% [1]
from numpy import *
# %% [2]
print(zeros(3))

# === it failed, and says so
# %% [2]
print(rate)  # expect: undefined-name
# error: NameError: name 'rate' is not defined

# === a name from another notebook
# %% [1]
%run setup.ipynb
# %% [2]
print(rate)

# === what the kernel gives
# %% [5]
display(1)
print(_)

# === its own value, made anew
# %% [2]
rows = []
rows.append(1)
# %% [1]
rows = []
rows.append(2)
