import { describeRule } from '#test/support/rules.ts';
import { notebookCodePickled } from './notebook-code-pickled.ts';

const head = `import joblib, pickle
from sklearn.base import BaseEstimator
from sklearn.linear_model import Ridge
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import FunctionTransformer, StandardScaler
from sklearn.feature_extraction.text import TfidfVectorizer`;
const own = 'class Clean(BaseEstimator):\n    pass';

describeRule(
  notebookCodePickled,
  [
    {
      what: 'a whole module of PyTorch',
      cells: ['import torch\nclass Net(torch.nn.Module): ...\nnet = Net()\ntorch.save(net, "net.pt")'],
      at: ['torch.save(net, "net.pt")'],
      says: 'needs `Net`',
    },
    {
      what: 'a class of the notebook in the pipeline',
      cells: [head, own, 'model = make_pipeline(Clean(), Ridge())\nmodel.fit(X, y)', 'joblib.dump(model, "m.joblib")'],
      at: ['joblib.dump(model, "m.joblib")'],
      says: '`Clean`',
      fixed: null,
    },
    {
      what: 'one behind a name',
      cells: [
        head,
        own,
        'clean = Clean()\nsteps = Pipeline([("c", clean), ("r", Ridge())])',
        'with open("m.pkl", "wb") as f:\n    pickle.dump(steps, f)',
      ],
      at: ['pickle.dump(steps, f)'],
    },
    {
      what: 'a lambda in a FunctionTransformer',
      cells: [
        head,
        'model = make_pipeline(FunctionTransformer(lambda X: X * 2), Ridge())',
        'joblib.dump(model, "m.joblib")',
      ],
      at: ['joblib.dump(model, "m.joblib")'],
      says: 'A lambda cannot be pickled',
    },
    {
      what: 'a function of the notebook in a vectoriser',
      cells: [
        head,
        'def words(text):\n    return text.split()',
        'v = TfidfVectorizer(tokenizer=words)',
        'joblib.dump(v, "v.joblib")',
      ],
      at: ['joblib.dump(v, "v.joblib")'],
      says: '`words`',
    },
    {
      what: 'an object of such a class',
      cells: [head, own, 'joblib.dump(Clean(), "c.joblib")'],
      at: ['joblib.dump(Clean(), "c.joblib")'],
    },
    {
      what: 'a module among the weights of a checkpoint',
      cells: [
        'import torch\nclass Net(torch.nn.Module): ...\nnet = Net()\ntorch.save({"net": net, "epoch": 1}, "n.pt")',
      ],
      at: ['torch.save({"net": net, "epoch": 1}, "n.pt")'],
      says: 'needs `Net`',
    },
    {
      what: 'the best of a search, under another name',
      cells: [
        head,
        `${own}\nfrom sklearn.model_selection import GridSearchCV`,
        'search = GridSearchCV(make_pipeline(Clean(), Ridge()), {})\nbest = search.best_estimator_',
        'joblib.dump(best, "m.joblib")',
      ],
      at: ['joblib.dump(best, "m.joblib")'],
    },
    {
      what: 'a lambda that fills a dictionary',
      cells: [`${head}\nfrom collections import defaultdict`, 'd = defaultdict(lambda: 0)\njoblib.dump(d, "d.joblib")'],
      at: ['joblib.dump(d, "d.joblib")'],
      says: 'A lambda cannot be pickled',
    },
  ],
  [
    {
      what: "a part that is the library's",
      cells: [head, own, 'm = Pipeline([("c", Clean()), ("r", Ridge())])\njoblib.dump(m.named_steps["r"], "m.joblib")'],
    },
    {
      what: 'what cloudpickle keeps by value',
      cells: ['import cloudpickle\ndef tok(s):\n    return s.split()\ncloudpickle.dump(tok, open("t.pkl", "wb"))'],
    },
    {
      what: 'the weights of a module',
      cells: ['import torch\nclass Net(torch.nn.Module): ...\nnet = Net()\ntorch.save(net.state_dict(), "net.pt")'],
    },
    {
      what: 'library classes',
      cells: [head, 'model = make_pipeline(StandardScaler(), Ridge())', 'joblib.dump(model, "m.joblib")'],
    },
    {
      what: 'a class the data went through',
      cells: [
        head,
        'class Loader:\n    def load(self): return []',
        'X = Loader().load()\nmodel = Ridge().fit(X, y)',
        'joblib.dump(model, "m.joblib")',
      ],
    },
    {
      what: 'a class of a module',
      cells: [head, 'from preprocessing import Clean', 'joblib.dump(make_pipeline(Clean(), Ridge()), "m.joblib")'],
    },
    { what: 'a class that is not saved', cells: [head, own, 'a = Clean()', 'joblib.dump(Ridge(), "m.joblib")'] },
    {
      what: 'a lambda for the data',
      cells: [
        head,
        'df["a"] = df["a"].apply(lambda v: v + 1)',
        'model = Ridge().fit(df, y)',
        'joblib.dump(model, "m.joblib")',
      ],
    },
    { what: 'frames', cells: ['import pandas as pd\ndf = pd.DataFrame()\ndf.to_pickle("a.pkl")'] },
    {
      what: 'a model from a function of the notebook',
      cells: [head, 'def train():\n    return Ridge()', 'model = train()', 'joblib.dump(model, "m.joblib")'],
    },
  ],
);
