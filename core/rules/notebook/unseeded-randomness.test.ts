import { describeRule } from '#test/support/rules.ts';
import { unseededRandomness } from './unseeded-randomness.ts';

const split = 'from sklearn.model_selection import train_test_split\n';
const forest = 'from sklearn.ensemble import RandomForestClassifier\n';

describeRule(
  unseededRandomness,
  [
    {
      what: 'a split',
      cells: [`${split}a, b = train_test_split(X, test_size=0.25)`],
      at: ['train_test_split(X, test_size=0.25)'],
      fixed: { kind: 'offered', sources: { 0: `${split}a, b = train_test_split(X, test_size=0.25, random_state=0)` } },
    },
    {
      what: 'a split over lines with a trailing comma and a comment',
      cells: [`${split}a, b = train_test_split(\n    X,\n    test_size=0.25,  # a quarter\n)`],
      at: ['train_test_split(\n    X,\n    test_size=0.25,  # a quarter\n)'],
      fixed: {
        kind: 'offered',
        sources: { 0: `${split}a, b = train_test_split(\n    X,\n    test_size=0.25, random_state=0,  # a quarter\n)` },
      },
    },
    {
      what: 'a forest with no arguments',
      cells: [`${forest}model = RandomForestClassifier()`],
      at: ['RandomForestClassifier()'],
      fixed: { kind: 'offered', sources: { 0: `${forest}model = RandomForestClassifier(random_state=0)` } },
    },
    {
      what: 'a state of None',
      cells: [`${forest}model = RandomForestClassifier(random_state=None)`],
      at: ['RandomForestClassifier(random_state=None)'],
      fixed: { kind: 'offered', sources: { 0: `${forest}model = RandomForestClassifier(random_state=0)` } },
    },
    {
      what: "numpy's generator, once",
      cells: ['import numpy as np', 'noise = np.random.normal(size=3)\nmore = np.random.rand(2)'],
      at: ['np.random.normal(size=3)'],
      says: "numpy's global generator",
      fixed: {
        kind: 'offered',
        sources: { 1: 'np.random.seed(0)\nnoise = np.random.normal(size=3)\nmore = np.random.rand(2)' },
      },
    },
    {
      what: 'a generator without a seed',
      cells: ['import numpy as np\nrng = np.random.default_rng()'],
      at: ['np.random.default_rng()'],
      fixed: { kind: 'offered', sources: { 0: 'import numpy as np\nrng = np.random.default_rng(seed=0)' } },
    },
  ],
  [
    { what: 'a state in the call', cells: [`${split}a, b = train_test_split(X, random_state=7)`] },
    { what: 'a state in a variable', cells: [`${split}SEED = 7`, 'a, b = train_test_split(X, random_state=SEED)'] },
    { what: 'a seed set before', cells: ['import numpy as np\nnp.random.seed(1)', 'np.random.rand(3)'] },
    { what: 'a seeded generator', cells: ['import numpy as np\nrng = np.random.default_rng(42)\nrng.normal()'] },
    { what: 'a model that draws nothing', cells: ['from sklearn.linear_model import Ridge\nm = Ridge()'] },
    { what: 'folds without shuffling', cells: ['from sklearn.model_selection import KFold\ncv = KFold(5)'] },
    { what: 'torch with a seed', cells: ['import torch\ntorch.manual_seed(0)\nx = torch.randn(3)'] },
  ],
);
