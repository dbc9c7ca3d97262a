import { describeRule } from '#test/support/rules.ts';
import { unsafeLoad } from './unsafe-load.ts';

describeRule(
  unsafeLoad,
  [
    {
      what: 'a pickle from elsewhere',
      cells: ['import pickle\nwith open("their.pkl", "rb") as f:\n    model = pickle.load(f)'],
      at: ['pickle.load(f)'],
      fixed: null,
    },
    {
      what: 'a file from elsewhere under a handle that was used for writing',
      cells: [
        'import pickle\nwith open(mine, "wb") as f:\n    pickle.dump(1, f)',
        'with open(theirs, "rb") as f:\n    x = pickle.load(f)',
      ],
      at: ['pickle.load(f)'],
    },
    {
      what: 'a joblib file',
      cells: ['import joblib\nm = joblib.load("their.joblib")'],
      at: ['joblib.load("their.joblib")'],
    },
    {
      what: 'a checkpoint, and asks for weights only',
      cells: ['import torch\ns = torch.load("a.pt", map_location="cpu")'],
      at: ['torch.load("a.pt", map_location="cpu")'],
      fixed: {
        kind: 'offered',
        sources: { 0: 'import torch\ns = torch.load("a.pt", map_location="cpu", weights_only=True)' },
      },
    },
    {
      what: 'weights_only switched off',
      cells: ['import torch\ns = torch.load("a.pt", weights_only=False)'],
      at: ['torch.load("a.pt", weights_only=False)'],
      fixed: { kind: 'offered', sources: { 0: 'import torch\ns = torch.load("a.pt", weights_only=True)' } },
    },
    {
      what: 'remote code',
      cells: ['from transformers import AutoModel\nm = AutoModel.from_pretrained("a/b", trust_remote_code=True)'],
      at: ['AutoModel.from_pretrained("a/b", trust_remote_code=True)'],
      fixed: {
        kind: 'offered',
        sources: {
          0: 'from transformers import AutoModel\nm = AutoModel.from_pretrained("a/b", trust_remote_code=False)',
        },
      },
    },
    {
      what: 'arrays with pickles in them',
      cells: ['import numpy as np\na = np.load("a.npy", allow_pickle=True)'],
      at: ['np.load("a.npy", allow_pickle=True)'],
    },
    {
      what: 'a pickled frame',
      cells: ['import pandas as pd\ndf = pd.read_pickle("https://example.org/a.pkl")'],
      at: ['pd.read_pickle("https://example.org/a.pkl")'],
    },
    {
      what: 'remote code that the options allow, without a fix',
      cells: [
        'from transformers import AutoModel\no = dict(trust_remote_code=True)',
        'AutoModel.from_pretrained("a/b", **o)',
      ],
      at: ['AutoModel.from_pretrained("a/b", **o)'],
      says: 'its options say so',
      fixed: null,
    },
  ],
  [
    { what: 'a copy in memory', cells: ['import pickle\nb = pickle.dumps(m)', 'n = pickle.loads(b)'] },
    {
      what: 'a file the notebook wrote',
      cells: [
        'import pickle\nwith open("m.pkl", "wb") as f:\n    pickle.dump({}, f)',
        'with open("m.pkl", "rb") as f:\n    m = pickle.load(f)',
      ],
    },
    { what: 'what joblib wrote here', cells: ['import joblib\njoblib.dump(1, "m.joblib")\njoblib.load("m.joblib")'] },
    {
      what: 'a path in a variable that was written to',
      cells: ['import torch', 'torch.save(net, path)', 'net = torch.load(path)'],
    },
    { what: 'weights only', cells: ['import torch\ns = torch.load("a.pt", weights_only=True)'] },
    { what: 'other formats', cells: ['import numpy as np, json\nnp.load("a.npy")\njson.load(open("a.json"))'] },
    { what: 'a saved model', cells: ['import joblib\njoblib.dump(1, "m.joblib")'] },
    { what: 'no remote code', cells: ['from transformers import AutoModel\nAutoModel.from_pretrained("a/b")'] },
  ],
);
