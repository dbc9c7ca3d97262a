# %%
import pandas as pd
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.naive_bayes import MultinomialNB
from sklearn.model_selection import train_test_split
# %%
df = pd.read_csv("data/notes.csv")
df["text"] = df["text"].str.lower()
X_train, X_test, y_train, y_test = train_test_split(df["text"], df["label"], random_state=0)
# %%
vec = TfidfVectorizer(stop_words="english")
A = vec.fit_transform(X_train)
B = vec.transform(X_test)
nb = MultinomialNB()
nb.fit(A, y_train)
# %%
nb.predict(B)
print(nb.score(B, y_test))
