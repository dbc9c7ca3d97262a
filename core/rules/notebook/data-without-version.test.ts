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
    { what: 'a call to a service', cells: ['import requests\nr = requests.get("https://api.example.org/health")'] },
    {
      what: 'a revision',
      cells: ['from datasets import load_dataset\nd = load_dataset("owner/reviews", revision="abc123")'],
    },
  ],
);
