import { describeRule } from '#test/support/rules.ts';
import { preprocessingBeforeSplit } from './preprocessing-before-split.ts';

const head = `import pandas as pd
from sklearn.model_selection import train_test_split, cross_val_score
from sklearn.preprocessing import StandardScaler, LabelEncoder, MinMaxScaler
from sklearn.impute import SimpleImputer
from sklearn.pipeline import make_pipeline
from sklearn.linear_model import Ridge
df = pd.read_csv("a.csv")
X, y = df[["a", "b"]], df["y"]`;
const split = 'X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)';

describeRule(
  preprocessingBeforeSplit,
  [
    {
      what: 'a scaler over all rows',
      cells: [head, 'X = StandardScaler().fit_transform(X)', split],
      at: ['StandardScaler().fit_transform(X)'],
      says: '`StandardScaler.fit_transform` learns from all rows',
      fixed: null,
    },
    {
      what: 'fit and transform apart',
      cells: [head, 'scaler = MinMaxScaler()\nscaler.fit(X)\nX = scaler.transform(X)', split],
      at: ['scaler.fit(X)'],
    },
    {
      what: 'an imputer in a chain of names',
      cells: [
        head,
        'filled = SimpleImputer().fit_transform(X)\nframe = pd.DataFrame(filled)',
        split.replace('(X,', '(frame,'),
      ],
      at: ['SimpleImputer().fit_transform(X)'],
    },
    {
      what: 'columns filled with their median',
      cells: [
        'import pandas as pd\nfrom sklearn.model_selection import train_test_split\ndf = pd.read_csv("a.csv")',
        'df["a"] = df["a"].fillna(df["a"].median())',
        'X = df.drop(columns=["y"])',
        `${split.replace('y, ', 'df["y"], ')}`,
      ],
      at: ['df["a"].median()'],
      says: '`median` learns from all rows, and cell 4 splits',
    },
    {
      what: 'columns scaled by hand',
      cells: [
        head.replace('\nX, y', '\nnum = ["a"]\ndf[num] = (df[num] - df[num].mean()) / df[num].std()\nX, y'),
        split,
      ],
      at: ['df[num].mean()'],
    },
    {
      what: 'a loop that fills columns',
      cells: [head.replace('\nX, y', '\nfor c in ["a", "b"]:\n    df[c] = df[c].fillna(df[c].mean())\nX, y'), split],
      at: ['df[c].mean()'],
    },
    {
      what: 'scaling before cross-validation',
      cells: [head, 'X = StandardScaler().fit_transform(X)\ncross_val_score(Ridge(), X, y)'],
      at: ['StandardScaler().fit_transform(X)'],
    },
  ],
  [
    {
      what: 'a split first',
      cells: [
        head,
        split,
        'scaler = StandardScaler()\nX_train = scaler.fit_transform(X_train)\nX_test = scaler.transform(X_test)',
      ],
    },
    { what: 'a pipeline', cells: [head, split, 'make_pipeline(StandardScaler(), Ridge()).fit(X_train, y_train)'] },
    {
      what: 'a pipeline in cross-validation',
      cells: [head, 'cross_val_score(make_pipeline(StandardScaler(), Ridge()), X, y)'],
    },
    { what: 'labels encoded', cells: [head, 'y = LabelEncoder().fit_transform(y)', split] },
    {
      what: 'a scaled copy for a picture',
      cells: [head, 'scaled = StandardScaler().fit_transform(X)\nprint(scaled[:3])', split],
    },
    {
      what: 'statistics that only describe',
      cells: [head, 'print(df["a"].mean())\naverage = df.mean()\ndf.groupby("a").mean()', split],
    },
    {
      what: 'a filter and a label',
      cells: [
        head.replace(
          '\nX, y',
          '\ndf = df[df["a"] < df["a"].quantile(0.99)]\ndf["y"] = df["y"] > df["y"].median()\nX, y',
        ),
        split,
      ],
    },
    {
      what: 'row-wise features',
      cells: [head.replace('\nX, y', '\ndf["b"] = df["b"] / df[["a", "b"]].mean(axis=1)\nX, y'), split],
    },
    { what: 'constants filled in', cells: [head.replace('\nX, y', '\ndf["a"] = df["a"].fillna(0)\nX, y'), split] },
    { what: 'no split at all', cells: [head, 'X = StandardScaler().fit_transform(X)\nRidge().fit(X, y)'] },
    {
      what: 'scaling after the split, then cross-validation on the training rows',
      cells: [
        head,
        split,
        'X_train = StandardScaler().fit_transform(X_train)\ncross_val_score(Ridge(), X_train, y_train)',
      ],
    },
    {
      what: 'names used again for other data after the split',
      cells: [head, split, 'X = StandardScaler().fit_transform(X)'],
    },
  ],
);
