import { beforeAll, describe, expect, it } from 'vitest';
import type { Facts } from '#core/python/model.ts';
import type { Analyser } from '#core/python/parser.ts';
import { analyserForTests } from '#test/support/analyser.ts';
import { notebookOf } from '#test/support/notebook.ts';

let analyser: Analyser;
beforeAll(async () => {
  analyser = await analyserForTests();
});

const factsOf = (...cells: string[]): Facts => analyser.analyse(notebookOf(...cells)).facts;

it('reads and writes, with where from and where to', () => {
  const facts = factsOf(
    'import pandas as pd\nfrom sklearn.datasets import load_iris\nPATH = "data/a.csv"\ndf = pd.read_csv(PATH)\nd = pd.read_parquet(f"{x}.pq")\niris = load_iris()\ne = pd.read_excel("b.xlsx")',
    'df.to_csv("out.csv")\nimport joblib\njoblib.dump(m, "m.joblib")\nopen("log.txt", "w")\nopen("in.txt")',
  );
  expect(facts.reads.map(({ path, source, binds }) => [path, source, binds])).toEqual([
    ['pandas.read_csv', 'data/a.csv', 'df'],
    ['pandas.read_parquet', null, 'd'],
    ['sklearn.datasets.load_iris', 'sklearn.datasets.load_iris', 'iris'],
    ['pandas.read_excel', 'b.xlsx', 'e'],
    ['open', 'in.txt', null],
  ]);
  expect(facts.reads[3]?.sourceRange).toEqual({ start: { line: 6, character: 18 }, end: { line: 6, character: 26 } });
  expect(facts.writes.map(({ target }) => target)).toEqual(['out.csv', 'm.joblib', 'log.txt']);
  expect(facts.artifacts.map(({ format }) => format)).toEqual(['joblib']);
});

it('estimators, fits with their role, predictions, metrics, splits', () => {
  const facts = factsOf(`from sklearn.preprocessing import StandardScaler
from sklearn.ensemble import RandomForestClassifier
from sklearn.pipeline import Pipeline
from sklearn.model_selection import train_test_split, cross_val_score
from sklearn.metrics import accuracy_score
a, b, c, d = train_test_split(X, y)
sc = StandardScaler()
Xs = sc.fit_transform(a)
clf = RandomForestClassifier().fit(Xs, c)
pipe = Pipeline([("s", StandardScaler()), ("m", clf)])
pipe.fit(a, c)
p = clf.predict(b)
accuracy_score(d, p)
cross_val_score(RandomForestClassifier(), X, y)
clf.score(b, d)`);
  expect(facts.frameworks).toEqual(['sklearn']);
  expect(facts.estimators.map(({ name, path }) => `${name} ${path.split('.').at(-1)}`)).toEqual([
    'sc StandardScaler',
    'clf RandomForestClassifier',
    'pipe Pipeline',
    'null StandardScaler',
    'null RandomForestClassifier',
  ]);
  expect(facts.fits.map(({ name, role, data }) => [name, role, data])).toEqual([
    ['sc', 'transformer', ['a']],
    ['clf', 'model', ['Xs', 'c']],
    ['pipe', 'model', ['a', 'c']],
  ]);
  expect(facts.predictions.map(({ name, method }) => [name, method])).toEqual([['clf', 'predict']]);
  expect(facts.metrics.map(({ path }) => path)).toEqual([
    'sklearn.metrics.accuracy_score',
    'sklearn.model_selection.cross_val_score',
    '<sklearn.ensemble.RandomForestClassifier>.score',
  ]);
  expect(facts.splits).toHaveLength(1);
});

describe('randomness', () => {
  it.each([
    ['import numpy as np\nnp.random.rand(3)', [['numpy.random.rand', false]]],
    [
      'import numpy as np\nnp.random.seed(0)\nnp.random.rand(3)',
      [
        ['numpy.random.seed', true],
        ['numpy.random.rand', true],
      ],
    ],
    [
      'import random\nrandom.seed(1)\nimport numpy as np\nnp.random.rand(3)',
      [
        ['random.seed', true],
        ['numpy.random.rand', false],
      ],
    ],
    [
      'from sklearn.model_selection import train_test_split\ntrain_test_split(X, random_state=1)',
      [['sklearn.model_selection.train_test_split', true]],
    ],
    [
      'from sklearn.ensemble import RandomForestClassifier\nRandomForestClassifier()',
      [['sklearn.ensemble.RandomForestClassifier', false]],
    ],
    [
      'from sklearn.ensemble import RandomForestClassifier\nRandomForestClassifier(random_state=None)',
      [['sklearn.ensemble.RandomForestClassifier', false]],
    ],
    // A name, an id, something to look at.
    ['import random, string\nname = "".join(random.choices(string.ascii_lowercase, k=8))', []],
    ['import random\nendpoint = f"churn-{random.randint(0, 10000)}"', []],
    ['import random\nendpoint = "churn-" + str(random.randint(0, 10000))', []],
    ['import random\nrun_id = random.getrandbits(32)', []],
    ['import random\nprint(rows[random.randrange(len(rows))])', []],
    ['import random\nprice = random.randint(0, 10000)', [['random.randint', false]]],
    ['from sagemaker import KMeans\nKMeans(k=10)', []],
    ['from sklearn.cluster import KMeans\nKMeans(10)', [['sklearn.cluster.KMeans', false]]],
    ['import numpy as np\nrng = np.random.default_rng(3)', [['numpy.random.default_rng', true]]],
    ['from sklearn.linear_model import Ridge\nRidge()', []],
  ])('%j', (source, expected) => {
    expect(factsOf(source).randomness.map(({ path, seeded }) => [path, seeded])).toEqual(expected);
  });
});

it.each([
  ['model.evaluate(x, y)', 1],
  ['my_model_2.evaluate(x, y)', 1],
  ['from transformers import Trainer\nt = Trainer(m)\nt.evaluate()', 1],
  ['from scipy.stats import gaussian_kde\nkde = gaussian_kde(x)\nkde.evaluate(y)', 0],
  ['class Add:\n    def evaluate(self):\n        return self.a.evaluate() + self.b.evaluate()', 0],
])('measures of %j', (source, count) => {
  expect(factsOf(source).metrics).toHaveLength(count);
});

it('installs of every kind', () => {
  const facts = factsOf(
    '!pip install a==1.0\n%pip install b',
    'import os, subprocess, sys\nos.system("pip install c")\nsubprocess.check_call([sys.executable, "-m", "pip", "install", "d==2"])',
    '%%bash\npip install e\nls',
  );
  expect(facts.installs.map(({ cell, requirements, pinned }) => [cell, requirements, pinned])).toEqual([
    [0, ['a==1.0'], true],
    [0, ['b'], false],
    [2, ['e'], false],
    [1, ['c'], false],
    [1, ['d==2'], true],
  ]);
});

it.each([
  ['%%bash\npip install pandas \\\n  numpy', ['pandas', 'numpy']],
  ['!pip3 install a; pip install b && pip install c', ['a', 'b', 'c']],
  ['!cd /tmp && pip install a', ['a']],
  ['out = !pip install a', ['a']],
  ['get_ipython().system("pip install a")', ['a']],
  ['get_ipython().run_line_magic("pip", "install a")', ['a']],
  ['!pip install -q a \\\n  b', ['a', 'b']],
  ['!pip uninstall -y a', []],
])('what %j installs', (source, requirements) => {
  expect(factsOf(source).installs.flatMap((each) => each.requirements)).toEqual(requirements);
});

describe('absolute paths', () => {
  it.each([
    '/home/maria/a.csv',
    '~/a.csv',
    'C:\\Users\\me\\a.csv',
    '/content/drive/My Drive/x.csv',
    '/Users/x/y',
    'D:/data/x',
  ])('%s', (path) => {
    expect(factsOf(`x = r"${path}"`).absolutePaths.map(({ value }) => value)).toEqual([path]);
  });
  it.each([
    'os.path.exists("/home/maria/a.csv")',
    'folder + "/data/train/"',
    'f"{folder}/data/train/"',
    'path.replace("/content/drive/", "")',
    '"/content/x" in os.getcwd()',
    'ProcessingInput(destination="/opt/ml/processing/input")',
    '"/opt/deeplearning/metadata/env_version"',
    '"/usr/bin/tensorflow_model_server"',
  ])('%s uses none', (source) => {
    expect(factsOf(`import os\nx = ${source}`).absolutePaths).toEqual([]);
  });
  it('is found beside a question for it', () => {
    const [found] = factsOf('import os\nif os.path.exists("/data/a.csv"):\n    open("/data/a.csv")').absolutePaths;
    expect(found?.range.start.line).toBe(2);
  });
  it.each(['data/a.csv', '/predict', '/api/v1/users', 'https://x.org/home/a', '../a.csv', 'a: b', '/'])(
    '%s is none',
    (path) => {
      expect(factsOf(`x = "${path}"`).absolutePaths).toEqual([]);
    },
  );
});

describe('secrets', () => {
  it.each([
    ['key = "AKIAQ3EGXAMPL7Z5TYPK"', 'AWS access key'],
    [`t = "ghp_${'a1B2'.repeat(9)}"`, 'GitHub token'],
    ['client = OpenAI(api_key="sk-proj-abcdefghijklmnopqrstuv")', 'OpenAI key'],
    ['db = "postgresql://me:s3cr3tpw@db.example.com/x"', 'password in an address'],
    ['password = "hunter2hunter2"', 'value of password'],
    ['os.environ["DB_PASSWORD"] = "correct-horse"', 'value of DB_PASSWORD'],
    ['conf = {"api_key": "q8w7e6r5t4y3"}', 'value of api_key'],
    ['password = "correcthorsebattery"', 'value of password'],
    ['password = "Where4Winter!"', 'value of password'],
    ['connect(**dict(pwd="s3cr3t-9-word"))', 'value of pwd'],
    ['secret = "a1B2c3" "d4E5f6"', 'value of secret'],
    ['if (secret_key := "9f8e7d6c5b4a"):\n    pass', 'value of secret_key'],
    ['requests.get(u, headers={"Authorization": "Bearer 9f8e7d6c5b4a39281706"})', 'bearer token'],
    ['wandb.login(key="9f8e7d6c5b4a392817069f8e7d6c5b4a39281706")', 'value of api_key'],
    ['requests.get(u, auth=("bob", "S3cretPa55x"))', 'value of password'],
    ['psycopg2.connect("host=db user=bob password=S3cretPa55x")', 'password in a connection string'],
    [
      `df = pd.read_csv("https://a.blob.core.windows.net/c/x.csv?sv=2024&sig=${'aB3d'.repeat(10)}%3D")`,
      'signed address',
    ],
  ])('%s', (source, kind) => {
    expect(factsOf(source).secrets).toMatchObject([{ kind, in: 'source' }]);
  });

  it.each([
    'password = "your-password-here"',
    'token = ""',
    'api_key = os.environ["API_KEY"]',
    'TOKEN = "<token>"',
    'df["token"] = "abc def ghi"',
    'secret = getpass("Enter your secret")',
    'tokenizer = "bert-base-uncased"',
    'x = "task-oriented-dialogue-systems-are-fun"',
    'key = "AKIAIOSFODNN7EXAMPLE"',
    'db = "postgresql://user:password@localhost/db"',
    'db = "postgresql://postgres:postgres@localhost/db"',
    'token = "beginofsentence"',
    'secret = "projects_prod_secret"',
    'headers = {"Authorization": f"Bearer {token}"}',
    'requests.get(u, auth=("bob", password))',
    'connect("host=db user=bob password={password}")',
  ])('%s is none', (source) => {
    expect(factsOf(source).secrets).toEqual([]);
  });

  const key = 'hf_aB3dE5fG7hJ9kL1mN3pQ5rS7tU9vW1x';
  it.each([
    ['a comment', `# ${key}\nx = 1`, 'Hugging Face token'],
    ['a shell line', `!curl -H "Authorization: Bearer ${key}" https://example.org`, 'Hugging Face token'],
    ['a magic', '%env DB_PASSWORD=c0rrect-horse-9', 'value of DB_PASSWORD'],
    ['a magic with a blank', '%set_env API_TOKEN q8w7e6r5t4y3', 'value of API_TOKEN'],
    ['a cell of the shell', '%%bash\nexport API_KEY="q8w7e6r5t4y3"\necho done', 'value of API_KEY'],
    ['an option', '!mysql --password=c0rrect-horse-9 sales', 'value of password'],
    ['an option apart from its value', '!tool --api-key q8w7e6r5t4y3', 'value of api-key'],
    ['a token of letters alone', `!huggingface-cli login --token hf_${'QwErTyUiOp'.repeat(3)}`, 'Hugging Face token'],
    ['a login', '!wandb login 9f8e7d6c5b4a392817069f8e7d6c5b4a39281706', 'Weights & Biases key'],
    ['a setting', '!aws configure set aws_secret_access_key q8w7e6r5t4y3u2i1', 'value of aws_secret_access_key'],
    ['a file of the environment', '%%writefile .env\nDB_PASSWORD=S3cretPa55x', 'value of DB_PASSWORD'],
    ['a header', '!curl -H "Authorization: Bearer 9f8e7d6c5b4a39281706" https://example.org', 'bearer token'],
  ])('in %s', (_, source, kind) => {
    expect(factsOf(source).secrets).toMatchObject([{ cell: 0, kind, in: 'text' }]);
  });

  it.each([
    '%env API_KEY=$OTHER',
    '%env API_KEY=your-key-here',
    '!huggingface-cli login --token=$HF_TOKEN',
    '# postgresql://user:password@host/db',
    '# hf_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
    'model.fit(x, token=some_variable)',
    '%%bash\nexport TOKEN=$(cat token.txt)',
    '!tool --token --verbose-everything1',
    '!docker run --secret-name prod1 image',
  ])('%s holds none', (source) => {
    expect(factsOf(source).secrets).toEqual([]);
  });

  it('in text around the code, and in metadata', () => {
    const notebook = notebookOf('x = 1', 'y = 2');
    const [first, second] = notebook.cells;
    if (first === undefined || second === undefined) throw new Error('two cells were made');
    const cells = [
      { ...first, kind: 'markdown' as const, source: `Use the key ${key}.` },
      { ...second, metadata: [{ path: 'papermill/parameters/api_token', text: 'q8w7e6r5t4y3' }] },
    ];
    const metadata = [{ path: 'settings/note', text: `key ${key}` }];
    expect(analyser.analyse({ ...notebook, metadata, cells }).facts.secrets).toMatchObject([
      { cell: 0, in: 'metadata', path: 'settings/note', kind: 'Hugging Face token' },
      { cell: 0, in: 'text', range: { start: { line: 0, character: 12 }, end: { line: 0, character: 46 } } },
      { cell: 1, in: 'metadata', path: 'papermill/parameters/api_token', kind: 'value of api_token' },
    ]);
  });

  it('in outputs', () => {
    const notebook = notebookOf('print(key)');
    const cells = notebook.cells.map((cell) => ({
      ...cell,
      outputs: [{ kind: 'stream' as const, text: 'AKIAQ3EGXAMPL7Z5TYPK', mimeTypes: ['text/plain'] }],
    }));
    expect(analyser.analyse({ ...notebook, cells }).facts.secrets).toMatchObject([
      { cell: 0, kind: 'AWS access key', in: 'output' },
    ]);
  });
});

describe('what a metric came to', () => {
  const shown = (source: string, kind: 'stream' | 'result', text: string): number | null | undefined => {
    const notebook = notebookOf(`from sklearn.metrics import accuracy_score\n${source}`);
    const cells = notebook.cells.map((cell) => ({ ...cell, outputs: [{ kind, text, mimeTypes: ['text/plain'] }] }));
    return analyser.analyse({ ...notebook, cells }).facts.metrics[0]?.value;
  };
  it.each([
    ['accuracy_score(a, b)', 'result', '0.9375', 0.9375],
    ['round(accuracy_score(a, b), 2)', 'result', '0.94', 0.94],
    ['acc = accuracy_score(a, b)\nacc', 'result', 'np.float64(0.9375)', 0.9375],
    ['print("accuracy", accuracy_score(a, b))', 'stream', 'accuracy 0.9375\n', 0.9375],
    ['print(f"Accuracy: {accuracy_score(a, b):.2%} of all")', 'stream', 'fitted\nAccuracy: 93.75% of all\n', 0.9375],
    [
      'acc = accuracy_score(a, b)\nprint("done")\nprint("Score:", round(acc, 3))',
      'stream',
      'done\nScore: 1e-3\n',
      0.001,
    ],
    ['print("acc", accuracy_score(a, b))', 'stream', 'acc 0.5\nacc 0.7\n', null],
    ['print(accuracy_score(a, b))', 'stream', '0.5\n', null],
    ['print("acc", accuracy_score(a, b))', 'stream', 'acc of 3.11.7\n', null],
    ['accuracy_score(a, b)\nx', 'result', '0.9375', null],
  ] as const)('%s', (source, kind, text, value) => {
    expect(shown(source, kind, text)).toBe(value);
  });
});

it('devices, and whether they are only asked for', () => {
  const facts = factsOf(`import torch, tensorflow as tf
ok = torch.cuda.is_available()
x = torch.zeros(3).to("cuda:0")
y = torch.zeros(3).to(torch.float32)
d = torch.device("mps")
with tf.device("/GPU:0"):
    pass`);
  expect(facts.devices.map(({ device, asks }) => `${device} ${asks}`)).toEqual([
    'cuda true',
    'cuda false',
    'mps false',
    'cuda false',
  ]);
});

it('schedules', () => {
  expect(factsOf('import schedule\nschedule.every(1).days.do(train)').schedules).toMatchObject([{ tool: 'schedule' }]);
});

describe('licences of data', () => {
  it.each([
    ['The data is licensed under CC BY 4.0.', 'CC BY 4.0'],
    ['Dataset license: [CC0](https://example.org)', 'CC0'],
    ['The database is available under the ODbL licence', 'ODbL'],
  ])('%s', (text, licence) => {
    const notebook = notebookOf('x = 1');
    const cells = notebook.cells.map((cell) => ({ ...cell, kind: 'markdown' as const, source: text }));
    expect(analyser.analyse({ ...notebook, cells }).facts.licences).toMatchObject([{ cell: 0, licence }]);
    expect(factsOf(`# ${text}\nx = 1`).licences).toMatchObject([{ licence }]);
  });

  it.each([
    '# Licensed under the Apache License, Version 2.0; you may not use this file with data',
    '# MIT License',
    'data = "licensed under CC BY 4.0 data"',
    '# the license of the data is not known',
  ])('%s says none', (source) => {
    expect(factsOf(source).licences).toEqual([]);
  });
});

it('trackers and serving', () => {
  const facts = factsOf(
    'import mlflow, wandb\nfrom flask import Flask\nmlflow.log_metric("a", 1)\nwandb.init()\napp = Flask(__name__)',
  );
  expect(facts.trackers.map(({ tool }) => tool)).toEqual(['mlflow', 'wandb']);
  expect(facts.serving.map(({ tool }) => tool)).toEqual(['flask']);
});
