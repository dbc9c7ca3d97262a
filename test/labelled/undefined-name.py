# === an import that is not there
df = pd.read_csv("data/sales.csv")  # expect

# === a name nobody gives
price = 3
print(price * rate)  # expect

# === a slip of the pen
recall = 0.8
print(recal)  # expect

# === in a function that is called
def total(prices):
    return sum(prices) * vat  # expect
total([1, 2])

# === in a function that a called function calls
def net(price):
    return price / vat  # expect
def report(prices):
    return [net(price) for price in prices]
print(report([1, 2]))

# === in a comprehension
prices = [1, 2]
print([price * vat for price in prices])  # expect

# === in an f-string
print(f"version {model_version}")  # expect

# === as a default
def read(path, sep=separator):  # expect
    return open(path).read().split(sep)

# === a base class
class Model(BaseModel):  # expect
    pass

# === a decorator
@cached  # expect
def load():
    return 1

# === taken away and used again
rows = [1, 2]
del rows
# %%
print(len(rows))  # expect

# === only in one branch
import os
if os.environ.get("DEBUG"):
    print(debug_settings)  # expect
print("done")

# === an exception that nobody imports
try:
    open("data/sales.csv")
except HTTPError:  # expect
    pass

# === a lambda that is called at once
rows = ["b", "a"]
rows.sort(key=lambda row: order[row])  # expect

# === a name of Python 2
for index in xrange(3):  # expect
    print(index)

# === a variable of a comprehension, outside of it
squares = [number ** 2 for number in range(3)]
print(number)  # expect

# === a name of a function, outside of it
def fit():
    model = 1
    return model
fit()
# %%
print(model)  # expect

# === on the left of a subscript
result["a"] = 1  # expect

# === what was to be filled in
account = YOUR_ACCOUNT  # expect
print(account)

# === an augmented assignment
count += 1  # expect

# === what the kernel gives
get_ipython().system("ls")
display(_)
print(In, Out, __name__)

# === what Databricks gives
rows = spark.sql("select 1")
dbutils.fs.ls("/")
displayHTML("<b>1</b>")

# === a star import
from numpy import *
print(zeros(3))

# === a notebook run from another
%run setup.ipynb
print(settings)

# === pylab
%pylab inline
plot(arange(3))

# === stored by another notebook
%store -r train test
print(len(train), len(test))

# === captured output
%%capture captured
print(1)
# %%
captured.show()

# === a shell's answer
files = !ls data
print(files)

# === exec
exec("rate = 3")
print(rate)

# === through globals
globals()["rate"] = 3
print(rate)

# === many through globals
globals().update({"rate": 3, "vat": 0.2})
print(rate, vat)

# === made by a called function
def setup():
    global rate
    rate = 3
setup()
print(rate)

# === a function that reads what comes before its call
def total(prices):
    return sum(prices) * vat
vat = 1.2
print(total([1]))

# === a function that nobody calls yet
def total(prices):
    return sum(prices) * vat  # expect
print("defined")

# === a method that a library calls
class Shop:
    def total(self, prices):
        return sum(prices) * vat  # expect
shop = Shop()

# === a function that nobody calls, of names of a later cell
def total(prices):
    return sum(prices) * vat
# %%
vat = 1.2

# === a missing name caught around the call
def total(prices):
    return sum(prices) * vat
try:
    total([1])
except NameError:
    print("no vat")

# === beside a literal exec
exec("rate = 3")
print(rate, vat)  # expect

# === beside an exec of a string that is computed
name = "rate"
exec(f"{name} = 3")
print(rate, vat)

# === beside a star of the standard library
from math import *
print(sqrt(pi), vat)  # expect

# === of the standard library, with a star of its own
from math import *
from itertools import *
print(sqrt(pi), list(chain([1], [2])))

# === a count of a function, which has one of its own
count = 0
def bump():
    count += 1  # expect: used-before-definition
bump()

# === a count of a function that is global
count = 0
def bump():
    global count
    count += 1
bump()

# === asked for before it is used
if "rate" not in globals():
    rate = 3
print(rate)

# === tried, and made where it fails
try:
    rate
except NameError:
    rate = 3
print(rate)

# === Python 2 and 3
import sys
if sys.version_info[0] == 2:
    text = unicode("a")
else:
    text = "a"

# === a class's own names
class Shop:
    vat = 0.2
    rate = vat * 2
    def total(self, price):
        return price * self.rate
Shop().total(1)

# === a match
point = (1, 2)
match point:
    case (x, y):
        print(x, y)
    case [first, *rest]:
        print(first, rest)

# === the walrus
if (count := len("abc")) > 2:
    print(count)

# === with, for and except bind
with open("data/sales.csv") as file:
    for line in file:
        pass
print(file, line)
try:
    pass
except OSError as error:
    print(error)

# === a loop's later turn
for index in range(3):
    if index > 0:
        print(last)
    last = index

# === annotations of a dataclass
from dataclasses import dataclass
@dataclass
class Point:
    x: int
    y: int = 0
print(Point(1))

# === type parameters and nested functions
def outer(values):
    total = 0
    def add(value):
        nonlocal total
        total += value
    for value in values:
        add(value)
    return total
outer([1])

# === asynchronous
import asyncio
async def main():
    return 1
answer = await main()
print(answer)

# === only for the type checker
from typing import TYPE_CHECKING
if TYPE_CHECKING:
    print(nowhere)

# === a submodule under its parent's name
import os.path
import xml.etree.ElementTree
print(os.getcwd(), xml.etree.ElementTree)

# === an import inside of try
try:
    import tomllib
except ImportError:
    import tomli as tomllib
print(tomllib)

# === an extension's magic that binds
%load_ext kedro.ipython
print(catalog)

# === R gives a frame back
%%R -o fitted
fitted <- data.frame(a = 1)
# %%
print(fitted)

# === SQL gives a frame back
%%bigquery sales
SELECT * FROM shop.sales
# %%
print(sales)

# === what comes further down is for another rule
print(rate)  # expect: used-before-definition
# %%
rate = 3
