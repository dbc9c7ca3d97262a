from sklearn.datasets import load_iris
from sklearn.model_selection import train_test_split

X, y = load_iris(return_X_y=True)

# === features and target by turns
X_train, y_train, X_test, y_test = train_test_split(X, y)  # expect

# === test before train
X_test, X_train, y_test, y_train = train_test_split(X, y, random_state=0)  # expect

# === one table the wrong way round
test, train = train_test_split(X, random_state=0)  # expect

# === in a function
def parts(X, y):
    x_train, y_train, x_test, y_test = train_test_split(X, y, test_size=0.2)  # expect
    return x_train, y_train, x_test, y_test

# === validation by turns
X_train, y_train, X_val, y_val = train_test_split(X, y)  # expect

# === the target's parts swapped
X_train, X_test, y_test, y_train = train_test_split(X, y)  # expect

# === as it comes
X_train, X_test, y_train, y_test = train_test_split(X, y)

# === one table
train, test = train_test_split(X)

# === target first
y_train, y_test, X_train, X_test = train_test_split(y, X)

# === names that say nothing
a, b, c, d = train_test_split(X, y)

# === validation and test out of the rest
X_rest, X_test, y_rest, y_test = train_test_split(X, y)
X_train, X_val, y_train, y_val = train_test_split(X_rest, y_rest)

# === the rest is cut in two
X_train, X_rest, y_train, y_rest = train_test_split(X, y)
X_val, X_test, y_val, y_test = train_test_split(X_rest, y_rest, test_size=0.5)

# === three tables
X_train, X_test, y_train, y_test, i_train, i_test = train_test_split(X, y, range(150))

# === kept as a list
parts = train_test_split(X, y)
X_train, X_test, y_train, y_test = parts

# === a function of one's own with the same name
def split(X, y):
    return X[:100], y[:100], X[100:], y[100:]

X_train, y_train, X_test, y_test = split(X, y)

# === capitals and numbers
X1_train, X1_test, Y_train, Y_test = train_test_split(X, y)

# === Keras gives pairs
from tensorflow import keras
(x_train, y_train), (x_test, y_test) = keras.datasets.mnist.load_data()
