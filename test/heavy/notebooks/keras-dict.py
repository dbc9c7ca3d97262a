# %%
import pandas as pd
from sklearn.model_selection import train_test_split
from tensorflow import keras

keras.utils.set_random_seed(1)
# %%
df = pd.read_csv("data/passengers.csv").dropna(subset=["age", "fare"])
train, test = train_test_split(df, random_state=0)
# %%
age = keras.Input(shape=(1,), name="age")
fare = keras.Input(shape=(1,), name="fare")
hidden = keras.layers.Dense(8, activation="relu")(keras.layers.Concatenate()([age, fare]))
model = keras.Model({"age": age, "fare": fare}, keras.layers.Dense(1, activation="sigmoid")(hidden))
model.compile(optimizer="adam", loss="binary_crossentropy")
model.fit({"age": train["age"].values, "fare": train["fare"].values}, train["survived"].values, epochs=2, verbose=0)
# %%
probability = model.predict({"age": test["age"].values, "fare": test["fare"].values})
