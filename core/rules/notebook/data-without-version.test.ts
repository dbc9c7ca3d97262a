import { describeRule } from '#test/support/rules.ts';
import { dataWithoutVersion } from './data-without-version.ts';

const read = (url: string): [string] => [`import pandas as pd\ndf = pd.read_csv("${url}")`];

describeRule(
  dataWithoutVersion,
  [
    {
      what: 'a branch',
      cells: read('https://raw.githubusercontent.com/o/r/main/a.csv'),
      at: ['"https://raw.githubusercontent.com/o/r/main/a.csv"'],
      fixed: null,
    },
    { what: 'a bucket', cells: read('s3://bucket/latest/a.csv'), at: ['"s3://bucket/latest/a.csv"'] },
    {
      what: 'an address in a variable',
      cells: ['URL = "https://example.org/a.csv"', 'import pandas as pd\ndf = pd.read_csv(URL)'],
      at: ['pd.read_csv(URL)'],
    },
    {
      what: 'OpenML without a version',
      cells: ['from sklearn.datasets import fetch_openml\nX = fetch_openml("adult")'],
      at: ['"adult"'],
    },
    {
      what: 'a query',
      cells: ['import pandas as pd\ndf = pd.read_sql("select * from sales", engine)'],
      at: ['"select * from sales"'],
      says: 'what the database holds that day',
    },
    {
      what: 'a file fetched by requests',
      cells: ['import requests\nr = requests.get("https://example.org/data.zip")'],
      at: ['"https://example.org/data.zip"'],
    },
    {
      what: 'a dataset of the hub without a revision',
      cells: ['from datasets import load_dataset\nd = load_dataset("owner/reviews")'],
      at: ['"owner/reviews"'],
      says: 'the commit you mean',
    },
    {
      what: 'a first dataset of the hub, which has no owner',
      cells: ['from datasets import load_dataset\nd = load_dataset("imdb")'],
      at: ['"imdb"'],
    },
    {
      what: 'files of a data set that the hub keeps',
      cells: [
        'from huggingface_hub import hf_hub_download\nf = hf_hub_download("owner/reviews", "a.csv", repo_type="dataset")',
      ],
      at: ['"owner/reviews"'],
    },
    {
      what: 'prices up to now',
      cells: ['import yfinance as yf\ndf = yf.download("AAPL", period="5y")'],
      at: ['"AAPL"'],
      says: '`end`',
    },
    {
      what: 'a sample on a branch that seaborn fetches',
      cells: ['import seaborn as sns\ndf = sns.load_dataset("tips")'],
      at: ['"tips"'],
    },
    {
      what: 'Kaggle without a version',
      cells: ['import kagglehub\npath = kagglehub.dataset_download("owner/sales")'],
      at: ['"owner/sales"'],
    },
    {
      what: 'a digest that is left open',
      cells: ['import pooch\nf = pooch.retrieve(BASE + "a.csv", known_hash=None)'],
      at: ['pooch.retrieve(BASE + "a.csv", known_hash=None)'],
    },
    {
      what: 'an answer that becomes a table',
      cells: [
        'import requests\nimport pandas as pd\nr = requests.get("https://api.example.org/sales")',
        'rows = r.json()["rows"]\ndf = pd.json_normalize(rows)',
      ],
      at: ['"https://api.example.org/sales"'],
    },
    {
      what: 'an answer that becomes a table in a function',
      cells: [
        'import requests\nimport pandas as pd\ndef load():\n    r = requests.get("https://api.example.org/sales")\n    rows = r.json()\n    return pd.DataFrame(rows)',
      ],
      at: ['"https://api.example.org/sales"'],
    },
    {
      what: 'a version that moves',
      cells: [
        'from datasets import load_dataset\nd = load_dataset("owner/reviews", revision="main")',
        'from sklearn.datasets import fetch_openml\nX = fetch_openml("adult", version="active")',
      ],
      at: ['"owner/reviews"', '"adult"'],
    },
    {
      what: 'answers gathered in a loop',
      cells: [
        'import requests\nimport pandas as pd\nrows = []\nfor page in range(9):\n    r = requests.get("https://api.example.org/sales", params={"page": page})\n    rows.extend(r.json())',
        'df = pd.DataFrame(rows)',
      ],
      at: ['"https://api.example.org/sales"'],
    },
    {
      what: 'a file that a shell fetches and the notebook reads',
      cells: ['!wget https://example.org/sales.csv', 'import pandas as pd\ndf = pd.read_csv("sales.csv")'],
      at: ['https://example.org/sales.csv'],
    },
    {
      what: 'an object that a shell copies and the notebook reads',
      cells: [
        '%%bash\ngsutil cp gs://bucket/sales.csv data/',
        'import pandas as pd\ndf = pd.read_csv("data/sales.csv")',
      ],
      at: ['gs://bucket/sales.csv'],
    },
    {
      what: 'an end that is the day of the run',
      cells: [
        'import datetime as dt\nimport pandas as pd\nend = dt.date.today()\ndf = pd.read_sql(f"select * from sales where day < \'{end}\'", engine)',
      ],
      at: [`pd.read_sql(f"select * from sales where day < '{end}'", engine)`],
    },
    {
      what: 'a server beside a database in a file',
      cells: [
        'import sqlite3, psycopg2\nimport pandas as pd\ncache = sqlite3.connect("a.db")\ncon = psycopg2.connect(host="db")\ndf = pd.read_sql("select * from sales", con)',
      ],
      at: ['"select * from sales"'],
    },
    {
      what: 'a query of Polars',
      cells: ['import polars as pl\ndf = pl.read_database_uri("select * from sales", "postgresql://db/shop")'],
      at: ['"select * from sales"'],
    },
  ],
  [
    {
      what: 'a database in a file of the project',
      cells: [
        'import sqlite3\nimport pandas as pd\ncon = sqlite3.connect("data/a.db")\ndf = pd.read_sql_query("select * from t", con)',
      ],
    },
    {
      what: 'a version of whole numbers',
      cells: ['import pandas as pd\ndf = pd.read_parquet("s3://b/k/v3/a.parquet")'],
    },
    { what: 'a file of the project', cells: read('data/a.csv') },
    { what: 'a commit', cells: read(`https://raw.githubusercontent.com/o/r/${'a1'.repeat(20)}/a.csv`) },
    { what: 'an archived record', cells: read('https://zenodo.org/records/3960218/files/a.csv') },
    { what: 'a release', cells: read('https://example.org/data/v1.2/a.csv') },
    { what: 'a version in the name of the file', cells: read('https://example.org/data/reviews_v1.csv') },
    { what: 'data of a package', cells: ['from sklearn.datasets import load_iris\nX = load_iris()'] },
    {
      what: 'OpenML with a version',
      cells: ['from sklearn.datasets import fetch_openml\nX = fetch_openml("adult", version=2)'],
    },
    {
      what: 'a query of days that are past',
      cells: [
        `import pandas as pd\ndf = pd.read_sql("select * from t where day between '2024-01-01' and '2024-02-01'", engine)`,
      ],
    },
    {
      what: 'an end that the notebook fills in',
      cells: [
        'import pandas as pd\nq = "select * from t where created_at < %(end)s"\ndf = pd.read_sql(q, engine, params={"end": "2024-02-01"})',
      ],
    },
    { what: 'no rows', cells: ['import pandas as pd\nv = pd.read_sql("select version()", engine)'] },
    {
      what: 'a download whose digest is compared',
      cells: [
        'import hashlib, urllib.request\nurllib.request.urlretrieve("https://example.org/a.csv", "a.csv")',
        'assert hashlib.sha256(open("a.csv", "rb").read()).hexdigest() == "abc"',
      ],
    },
    {
      what: 'prices of a time that is past',
      cells: ['import yfinance as yf\ndf = yf.download("AAPL", start="2020-01-01", end="2024-01-01")'],
    },
    {
      what: 'a version on Kaggle',
      cells: ['import kagglehub\npath = kagglehub.dataset_download("owner/sales/versions/3")'],
    },
    {
      what: 'a model of the hub, which another rule speaks of',
      cells: ['from huggingface_hub import hf_hub_download\nf = hf_hub_download("owner/model", "config.json")'],
    },
    {
      what: 'a script that a shell fetches',
      cells: ['!wget https://example.org/main/helpers.py', 'import helpers'],
    },
    {
      what: 'a picture to show',
      cells: ['!wget -O cat.jpg https://example.org/pictures/7', 'from PIL import Image\nImage.open("cat.jpg")'],
    },
    {
      what: 'a page as it was',
      cells: ['import pandas as pd\nt = pd.read_html("https://en.wikipedia.org/w/index.php?title=List&oldid=123")'],
    },
    { what: 'a month in a path', cells: read('https://example.org/openimages/2018_04/boxes.csv') },
    {
      what: 'what a job left',
      cells: ['!aws s3 cp s3://bucket/output/scores.csv .', 'import pandas as pd\ndf = pd.read_csv("scores.csv")'],
    },
    {
      what: 'an address that is filled in',
      cells: ['!wget https://example.org/{COMMIT}/a.csv', 'import pandas as pd\ndf = pd.read_csv("a.csv")'],
    },
    {
      what: 'an answer of the notebook itself',
      cells: [
        'import requests\nimport pandas as pd\ndf = pd.DataFrame(requests.get("http://localhost:8000/rows").json())',
      ],
    },
    { what: 'what no path tells from a folder', cells: ['from datasets import load_dataset\nd = load_dataset(name)'] },
    {
      what: 'an answer whose name holds another one by then',
      cells: [
        'import requests\nimport pandas as pd\nr = requests.get("https://api.example.org/login")\ntoken = r.headers["token"]',
        'r = requests.get("https://api.example.org/orders?end=2024-01-01")\ndf = pd.DataFrame(r.json())',
      ],
    },
    { what: 'a call to a service', cells: ['import requests\nr = requests.get("https://api.example.org/health")'] },
    {
      what: 'a revision',
      cells: ['from datasets import load_dataset\nd = load_dataset("owner/reviews", revision="abc123")'],
    },
  ],
);
