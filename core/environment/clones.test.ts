import { expect, it } from 'vitest';
import { analyserForTests } from '#test/support/analyser.ts';
import { notebookOf } from '#test/support/notebook.ts';
import { clonesOf } from './clones.ts';

const analyser = await analyserForTests();
const url = 'https://example.com/acme/tools';
const told = (...cells: string[]): string[] =>
  clonesOf(analyser.analyse(notebookOf(...cells))).map(({ folder, pinned, entered }) =>
    [folder, ...(pinned ? ['pinned'] : []), ...(entered ? ['entered'] : [])].join(' '),
  );

it.each([
  [[`!git clone ${url}`], ['tools']],
  [[`!git clone ${url}.git here`, '%cd here'], ['here entered']],
  [[`!git clone ${url}`, '%cd /content/tools/src'], ['tools entered']],
  [[`!git clone ${url}`, '%cd other'], ['tools']],
  [[`%cd tools\n!git clone ${url} sub`], ['sub']],
  [['!git clone {repository}', '%cd {folder}'], ['{repository} entered']],
  [[`!git clone ${url}`, '%env PYTHONPATH=/content/tools'], ['tools entered']],
  [[`!git clone ${url}`, '!pip install -q -e tools'], ['tools entered']],
  [[`!git clone ${url}`, '!pip install "./tools[all]"'], ['tools entered']],
  [[`!git clone ${url}`, '!pip install tools'], ['tools']],
  [[`!git clone ${url}`, '!pip install -r tools/requirements.txt'], ['tools']],
  [[`!git clone ${url} && cd tools && python setup.py install`], ['tools entered']],
  [[`!git clone ${url} && cd tools && pip install .`], ['tools entered']],
  [[`!git clone -b main ${url}`], ['tools']],
  [[`!git clone --branch=v1.2 ${url}`], ['tools pinned']],
  [[`%%bash\ngit clone ${url}\ncd tools\ngit checkout 3f2c1ab`], ['tools pinned']],
  [[`!git clone ${url} && git -C tools checkout main`], ['tools']],
  [[`import os\nos.system("git clone ${url}")\nos.chdir("tools")`], ['tools entered']],
  [['print("git clone it")'], []],
])('of %j are %j', (cells, clones) => {
  expect(told(...cells)).toEqual(clones);
});
