# %%
import pandas as pd
import numpy as np
import tensorflow as tf
from tensorflow.keras.models import Sequential
from tensorflow.keras.layers import Dense, Dropout
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler
tf.keras.utils.set_random_seed(1)
# %%
df = pd.read_csv("data/passengers.csv")
df["age"] = df["age"].fillna(df["age"].mean())
X = df[["age", "fare", "siblings", "parents"]]
y = df["survived"]
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
scaler = StandardScaler()
X_train = scaler.fit_transform(X_train)
X_test = scaler.transform(X_test)
# %%
model = Sequential()
model.add(Dense(16, activation="relu", input_shape=(4,)))
model.add(Dropout(0.1))
model.add(Dense(1, activation="sigmoid"))
model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
model.summary()
history = model.fit(X_train, y_train, epochs=5, batch_size=16, validation_split=0.2, verbose=0)
# %%
loss, accuracy = model.evaluate(X_test, y_test, verbose=0)
print(loss, accuracy)
probs = model.predict(X_test)
