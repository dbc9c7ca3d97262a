# === an import in the second cell
df = pd.read_csv("data/sales.csv")  # expect
# %%
import pandas as pd

# === a value in the second cell
print(rate * 2)  # expect
# %%
rate = 3

# === a function in the second cell
total([1, 2])  # expect
# %%
def total(prices):
    return sum(prices)

# === a class in the second cell
model = Model()  # expect
# %%
class Model:
    pass

# === in the same cell
print(rate)  # expect
rate = 3

# === a counter that nobody began is defined nowhere
count = count + 1  # expect: undefined-name

# === a called function needs what comes later
def total(prices):
    return sum(prices) * vat  # expect
print(total([1]))
# %%
vat = 1.2

# === unpacked later
print(features)  # expect
# %%
features, target = [1], [2]

# === a loop's variable of a later cell
print(row)  # expect
# %%
for row in range(3):
    pass

# === with of a later cell
print(text)  # expect
# %%
with open("data/notes.txt") as file:
    text = file.read()

# === only in a branch
import os
if os.environ.get("DEBUG"):
    print(settings)  # expect
# %%
settings = {}

# === several of one cell are one finding
print(a, b)  # expect
# %%
a = 1
b = 2

# === an import from a package in the last cell
model = LinearRegression()  # expect
# %%
model.fit([[1]], [1])
# %%
from sklearn.linear_model import LinearRegression

# === a variable of the output of a later shell line
print(files)  # expect
# %%
files = !ls

# === in order
rate = 3
# %%
print(rate)

# === a function may be defined before what it reads
def total(prices):
    return sum(prices) * vat
# %%
vat = 1.2
# %%
print(total([1]))

# === functions that call each other
def even(n):
    return n == 0 or odd(n - 1)
def odd(n):
    return n != 0 and even(n - 1)
print(even(4))

# === display imported where it was always there
display(1)
# %%
from IPython.display import display

# === a built-in that a later cell shadows
print(list("ab"), max([1, 2]))
# %%
max = 3

# === defined in both branches above
import os
if os.environ.get("FAST"):
    rows = 10
else:
    rows = 100
# %%
print(rows)

# === defined again further down
rate = 3
# %%
print(rate)
# %%
rate = 4

# === a later turn of a loop
for index in range(3):
    if index:
        print(last)
    last = index

# === asked for first
if "rate" in globals():
    print(rate)
rate = 3

# === a name of a lambda's own
double = lambda rate: rate * 2
print(double(2))
# %%
rate = 3

# === a comprehension's own variable
print([row for row in range(3)])
# %%
row = 3

# === a parameter with the name of a later value
def total(prices, vat=0.2):
    return sum(prices) * vat
print(total([1]))
# %%
vat = 0.1

# === it ran from bottom to top, so the kernel had it
# %% [2]
print(rate)  # expect: hidden-state
# %% [1]
rate = 3
