import random
import string
import numpy as np
import pandas as pd
from sklearn.cluster import KMeans
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import LinearRegression
from sklearn.model_selection import KFold, train_test_split

df = pd.read_csv("data/sales.csv")

# === a split
train, test = train_test_split(df)  # expect

# === a forest
model = RandomForestClassifier(n_estimators=10)  # expect

# === clusters
model = KMeans(3)  # expect

# === a forest with a seed that is None
model = RandomForestClassifier(random_state=None)  # expect

# === shuffled folds
folds = KFold(5, shuffle=True)  # expect

# === numbers of NumPy
noise = np.random.normal(size=3)  # expect

# === a generator without a seed
rng = np.random.default_rng()  # expect

# === numbers of Python
prices = [random.random() for _ in range(3)]  # expect

# === a shuffled list
rows = [1, 2, 3]
random.shuffle(rows)  # expect

# === a sample of a frame
part = df.sample(frac=0.5)  # expect

# === the wrong generator is seeded
random.seed(0)
noise = np.random.normal(size=3)  # expect

# === seeded too late
noise = np.random.normal(size=3)  # expect
np.random.seed(0)

# === PyTorch
import torch
noise = torch.randn(3)  # expect

# === TensorFlow
import tensorflow as tf
noise = tf.random.normal([3])  # expect

# === one finding for all draws of a generator
a = np.random.rand(3)  # expect
b = np.random.rand(3)

# === a split with a seed
train, test = train_test_split(df, random_state=0)

# === a seed in a variable
SEED = 7
model = RandomForestClassifier(random_state=SEED)

# === NumPy seeded above
np.random.seed(0)
noise = np.random.normal(size=3)
train, test = train_test_split(df)

# === a generator with a seed
rng = np.random.default_rng(7)
noise = rng.normal(size=3)

# === everything seeded by Keras
import keras
keras.utils.set_random_seed(0)
noise = np.random.normal(size=3)
order = random.random()

# === Lightning's way
import pytorch_lightning as pl
pl.seed_everything(0)
noise = np.random.normal(size=3)

# === PyTorch seeded
import torch
torch.manual_seed(0)
noise = torch.randn(3)

# === folds in order
folds = KFold(5)

# === a model that draws nothing
model = LinearRegression()

# === a random suffix
suffix = "".join(random.choices(string.ascii_lowercase, k=8))

# === a random name
endpoint = f"churn-{random.randint(0, 9999)}"

# === a row to look at
print(df.iloc[random.randrange(len(df))])

# === an id
import uuid
run = uuid.uuid4()

# === a class of another library with the same name
from sagemaker import KMeans as Clusters
model = Clusters(k=3)

# === a function of one's own with the same name
def shuffle(rows):
    return sorted(rows)
rows = shuffle([3, 1])

# === a split in order
train, test = train_test_split(df, shuffle=False)

# === a seed that is handed on
def forest(seed):
    return RandomForestClassifier(random_state=seed)
model = forest(0)

# === an own Random
own = random.Random(0)
print(own.random())

# === a number for a name, a line before the name
import random
number = random.randint(0, 10000)
endpoint_name = f"endpoint-{number}"

# === one of the pictures, to look at
import random, glob
import matplotlib.pyplot as plt
file = random.choice(glob.glob("pictures/*.png"))
picture = plt.imread(file)
plt.imshow(picture)

# === a colour of a line
import numpy as np
import matplotlib.pyplot as plt
plt.plot([1, 2], color=np.random.rand(3))
line_color = np.random.rand(3)

# === one of the settings, and a model with it
import random
depth = random.choice([2, 4, 8])  # expect
model = RandomForestClassifier(max_depth=depth, random_state=0)

# === rows that are drawn, then summed up
import random
rows = random.sample(range(100), 10)  # expect
print(sum(rows))

# === a simulation
import numpy as np
x = np.random.rand(1000)  # expect
inside = (x ** 2).mean()
print(4 * inside)

# === a few rows to look at
frame = pd.read_csv("data/sales.csv")
print(frame.sample(5))

# === rows that are kept
frame = pd.read_csv("data/sales.csv")
few = frame.sample(frac=0.1)  # expect
few.to_csv("few.csv")

# === rows that a cell ends with, where a model is fitted
model = LinearRegression().fit(df[["price"]], df["sold"])
# %%
df.sample(5)
