import { describeRule, projectOf } from '#test/support/rules.ts';
import { absolutePath } from './absolute-path.ts';

const withData = projectOf({ paths: ['notebooks/data/penguins.csv', 'raw/sales.csv'] });
const twice = projectOf({ paths: ['data/a/penguins.csv', 'data/b/penguins.csv'] });

describeRule(
  absolutePath,
  [
    {
      what: 'a home folder, and has the file beside the notebook',
      cells: ["import pandas as pd\ndf = pd.read_csv('/home/maria/Desktop/penguins.csv')"],
      at: ["'/home/maria/Desktop/penguins.csv'"],
      project: withData,
      fixed: { kind: 'safe', sources: { 0: "import pandas as pd\ndf = pd.read_csv('data/penguins.csv')" } },
    },
    {
      what: 'a Windows path, and has the file in another folder',
      cells: ['import pandas as pd\ndf = pd.read_csv(r"C:\\Users\\x\\sales.csv")'],
      at: ['r"C:\\Users\\x\\sales.csv"'],
      project: withData,
      fixed: { kind: 'safe', sources: { 0: 'import pandas as pd\ndf = pd.read_csv(r"../raw/sales.csv")' } },
    },
    {
      what: 'two files of that name, and leaves the choice',
      cells: ['p = "~/penguins.csv"'],
      at: ['"~/penguins.csv"'],
      project: twice,
      fixed: { kind: 'offered', sources: { 0: 'p = "../data/a/penguins.csv"' } },
    },
    {
      what: 'a file the project does not have',
      cells: ['p = "/mnt/share/x.csv"'],
      at: ['"/mnt/share/x.csv"'],
      fixed: null,
    },
    {
      what: 'an f-string, without a fix',
      cells: ['name = "penguins"\np = f"/home/maria/{name}.csv"'],
      at: ['f"/home/maria/{name}.csv"'],
      project: withData,
      fixed: null,
    },
    {
      what: 'a read from scratch space',
      cells: ['import pandas as pd\ndf = pd.read_csv("/tmp/sales.csv")'],
      at: ['"/tmp/sales.csv"'],
    },
  ],
  [
    { what: 'a route of a service', cells: ['@app.get("/home/items")\ndef items(): ...'] },
    { what: 'a pattern', cells: ['p = "/home/.*"'] },
    { what: 'a folder that is filled in', cells: ['import os\np = f"/home/{os.environ[\'USER\']}/x.csv"'] },
    { what: 'relative paths', cells: ['p = "data/penguins.csv"\nq = "../x.csv"'] },
    { what: 'addresses', cells: ['u = "https://example.org/home/x.csv"'] },
    { what: 'routes of a service', cells: ['@app.get("/predict")\ndef predict(): ...', 'r = "/api/data"'] },
    { what: 'regular expressions and separators', cells: ['import re\nre.sub("/", "-", "a/b")\ns = "/"\nt = "//"'] },
    { what: 'scratch space that is written to', cells: ['df.to_csv("/tmp/out.csv")'] },
    { what: 'a comment', cells: ['# was /home/maria/penguins.csv\nx = 1'] },
  ],
);
