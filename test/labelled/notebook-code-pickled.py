import joblib
import pickle
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.compose import ColumnTransformer, make_column_transformer
from sklearn.ensemble import VotingClassifier
from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer
from sklearn.linear_model import LogisticRegression, Ridge
from sklearn.model_selection import GridSearchCV
from sklearn.pipeline import FeatureUnion, Pipeline, make_pipeline
from sklearn.preprocessing import FunctionTransformer, StandardScaler
X, y = [[0], [1], [2], [3]], [0, 1, 0, 1]

# === a class of the notebook in a pipeline
class Clean(BaseEstimator, TransformerMixin):
    def transform(self, X):
        return X
model = make_pipeline(Clean(), Ridge()).fit(X, y)
joblib.dump(model, "model.joblib")  # expect

# === by a handle that is opened in the line
class Clean(BaseEstimator, TransformerMixin): ...
model = Pipeline([("clean", Clean()), ("model", Ridge())])
pickle.dump(model, open("model.pkl", "wb"))  # expect

# === by a handle of a block
class Clean(BaseEstimator, TransformerMixin): ...
model = Pipeline([("clean", Clean()), ("model", Ridge())])
with open("model.pkl", "wb") as file:
    pickle.dump(model, file)  # expect

# === as bytes
class Clean(BaseEstimator, TransformerMixin): ...
model = make_pipeline(Clean(), Ridge())
data = pickle.dumps(model)  # expect

# === behind two names
class Clean(BaseEstimator, TransformerMixin): ...
steps = [("clean", Clean()), ("model", Ridge())]
model = Pipeline(steps)
joblib.dump(model, "model.joblib")  # expect

# === in a column transformer within a pipeline
class Clean(BaseEstimator, TransformerMixin): ...
columns = ColumnTransformer([("clean", Clean(), ["a"])])
model = Pipeline([("columns", columns), ("model", Ridge())])
joblib.dump(model, "model.joblib")  # expect

# === in a search that is saved
class Clean(BaseEstimator, TransformerMixin): ...
search = GridSearchCV(make_pipeline(Clean(), Ridge()), {"ridge__alpha": [1, 2]})
search.fit(X, y)
joblib.dump(search, "search.joblib")  # expect

# === the best of a search
class Clean(BaseEstimator, TransformerMixin): ...
search = GridSearchCV(make_pipeline(Clean(), Ridge()), {"ridge__alpha": [1, 2]})
search.fit(X, y)
joblib.dump(search.best_estimator_, "model.joblib")  # expect

# === fitted in the line it is made in
class Clean(BaseEstimator, TransformerMixin): ...
model = Pipeline([("clean", Clean()), ("model", Ridge())]).fit(X, y)
joblib.dump(model, "model.joblib")  # expect

# === another name for it
class Clean(BaseEstimator, TransformerMixin): ...
model = make_pipeline(Clean(), Ridge())
best = model
joblib.dump(best, "model.joblib")  # expect

# === among other things in a dictionary
class Clean(BaseEstimator, TransformerMixin): ...
model = make_pipeline(Clean(), Ridge())
joblib.dump({"model": model, "columns": ["a"]}, "bundle.joblib")  # expect

# === a dictionary that was put together above
class Clean(BaseEstimator, TransformerMixin): ...
bundle = {"clean": Clean(), "columns": ["a"]}
joblib.dump(bundle, "bundle.joblib")  # expect

# === a lambda in a transformer
model = make_pipeline(FunctionTransformer(lambda X: X), Ridge())
joblib.dump(model, "model.joblib")  # expect

# === a lambda behind a name
double = lambda X: X
model = make_pipeline(FunctionTransformer(double), Ridge())
joblib.dump(model, "model.joblib")  # expect

# === a function of the notebook in a transformer
def double(X):
    return X
model = make_pipeline(FunctionTransformer(double), Ridge())
joblib.dump(model, "model.joblib")  # expect

# === a function by its keyword
def words(text):
    return text.split()
vectors = CountVectorizer(tokenizer=words)
pickle.dump(vectors, open("vectors.pkl", "wb"))  # expect

# === a whole module of PyTorch
import torch
class Net(torch.nn.Module): ...
net = Net()
torch.save(net, "net.pt")  # expect

# === a whole module in a checkpoint
import torch
class Net(torch.nn.Module): ...
net = Net()
torch.save({"net": net, "epoch": 3}, "net.pt")  # expect

# === a module that was taken to a device
import torch
class Net(torch.nn.Module): ...
net = Net().to("cpu")
torch.save(net, "net.pt")  # expect

# === a default of a dictionary
from collections import defaultdict
counts = defaultdict(lambda: 0)
pickle.dump(counts, open("counts.pkl", "wb"))  # expect

# === the parts are the library's
model = make_pipeline(StandardScaler(), Ridge()).fit(X, y)
joblib.dump(model, "model.joblib")

# === the class is of a module
from preprocessing import Clean  # expect: unknown-import
model = make_pipeline(Clean(), Ridge())
joblib.dump(model, "model.joblib")

# === a class that read the data
class Loader:
    def load(self):
        return [[0], [1]], [0, 1]
X, y = Loader().load()
model = Ridge().fit(X, y)
joblib.dump(model, "model.joblib")

# === a class that prepared the data
class Clean(BaseEstimator, TransformerMixin): ...
X = Clean().fit_transform(X)
model = Ridge().fit(X, y)
joblib.dump(model, "model.joblib")

# === a name that was given to something else since
class Clean(BaseEstimator, TransformerMixin): ...
model = make_pipeline(Clean(), Ridge())
model = Ridge().fit(X, y)
joblib.dump(model, "model.joblib")

# === by value
import cloudpickle
class Clean(BaseEstimator, TransformerMixin): ...
with open("model.pkl", "wb") as file:
    cloudpickle.dump(make_pipeline(Clean(), Ridge()), file)

# === by value, with dill
import dill
clean = lambda text: text.strip()
dill.dump(clean, open("clean.pkl", "wb"))

# === by value, with another name of the module
import cloudpickle as pkl
class Clean(BaseEstimator, TransformerMixin): ...
pkl.dump(Clean(), open("model.pkl", "wb"))

# === the weights of a module
import torch
class Net(torch.nn.Module): ...
net = Net()
torch.save(net.state_dict(), "net.pt")

# === a checkpoint of weights
import torch
class Net(torch.nn.Module): ...
net = Net()
optimizer = torch.optim.Adam(net.parameters())
torch.save({"net": net.state_dict(), "optimizer": optimizer.state_dict()}, "net.pt")

# === weights behind a name
import torch
class Net(torch.nn.Module): ...
net = Net()
weights = net.state_dict()
torch.save(weights, "net.pt")

# === a scripted module
import torch
class Net(torch.nn.Module): ...
scripted = torch.jit.script(Net())
torch.jit.save(scripted, "net.pt")

# === what a function of the notebook computed
def words(text):
    return text.split()
counted = words("a b")
pickle.dump(counted, open("counted.pkl", "wb"))

# === a model that a function of the notebook made
def train(X, y):
    return Ridge().fit(X, y)
model = train(X, y)
joblib.dump(model, "model.joblib")

# === a lambda that changed the data
rows = list(map(lambda row: row, X))
model = Ridge().fit(rows, y)
joblib.dump(model, "model.joblib")

# === a frame
import pandas as pd
class Clean: ...
frame = pd.DataFrame({"a": [1]})
frame.to_pickle("frame.pkl")

# === a number that an object of the notebook knows
class Counter:
    def __init__(self):
        self.seen = 3
counter = Counter()
pickle.dump(counter.seen, open("seen.pkl", "wb"))

# === only the part of a pipeline that is the library's
class Clean(BaseEstimator, TransformerMixin): ...
model = Pipeline([("clean", Clean()), ("model", Ridge())])
joblib.dump(model.named_steps["model"], "model.joblib")

# === the class is written to a module first, and comes from there
# %% [1]
%%writefile preprocessing.py
class Clean: ...
# %% [2]
from preprocessing import Clean
model = make_pipeline(Clean(), Ridge())
joblib.dump(model, "model.joblib")
