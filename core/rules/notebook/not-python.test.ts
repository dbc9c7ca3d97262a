import { expect, it } from 'vitest';
import { describeRule, findingsOf, notebookOf, projectOf } from '#test/support/rules.ts';
import { cellFailed } from './cell-failed.ts';
import { notPython } from './not-python.ts';
import { undefinedName } from './undefined-name.ts';

const lines = ['x = 1', 'y = 2', 'z = 3', 'print(x)', 'print(y)'];

describeRule(
  notPython,
  [
    {
      what: 'what was to be filled in',
      cells: ['x = 1\nrate = <your rate>\nprint(rate)', ...lines],
      at: ['rate = <your rate>'],
      says: 'stops here with a SyntaxError: `rate = <your rate>`',
      fixed: null,
    },
    { what: 'prose', cells: ['Now we train the model', ...lines], at: ['Now we train the model'] },
    { what: 'SQL', cells: ['SELECT a\nFROM b', ...lines], at: ['SELECT a'] },
    { what: 'an open bracket', cells: ['y = 2\nx = f(1', ...lines], at: ['x = f(1'] },
    { what: 'two statements on a line', cells: ['f(x) g(y)', ...lines], at: ['f(x) g(y)'] },
    {
      what: 'two statements on a line of a block',
      cells: ['for i in x:\n    f(i) print(i)', ...lines],
      at: ['f(i) print(i)'],
    },
    {
      what: 'an argument after a named one',
      cells: ['Trainer(model=x, ...)', ...lines],
      at: ['Trainer(model=x, ...)'],
    },
    {
      what: 'once, a notebook of another language',
      cells: ['x <- c(1, 2) %>% f()', 'x$a', 'y <- function(a) { a }', 'z <- 1'],
      at: ['x <- c(1, 2) %>% f()'],
      says: '3 of 4 code cells are not Python',
    },
  ],
  [
    { what: 'Python', cells: lines },
    {
      what: 'magics and shell lines',
      cells: ['%matplotlib inline\n!pip install a\nfiles = !ls', '%%bash\nls -l $HOME', '%%sql\nSELECT 1'],
    },
    { what: 'the print of Python 2, which is for another rule to tell', cells: ['print "a"', 'exec "b"'] },
    { what: 'what IPython puts in order', cells: ['    x = 1', '>>> x = 1\n>>> print(x)', 'x = 1;'] },
    { what: 'await outside of a function', cells: ['await f()', 'async with a as b:\n    pass'] },
    {
      what: 'comments and continued lines',
      cells: ['# only this', '\n\n# a\nx = 1 # b\n# c\ny = 2', 'x = 1 + \\\n    2\n\ny = 3'],
    },
    { what: 'splats after a named argument', cells: ['f(a=1, *b, **c)'] },
  ],
);

it('lets a cell fail where its author says that it may, as do the other rules of failing cells', async () => {
  const notebook = notebookOf(...lines, 'x = = 1', 'nowhere');
  const cells = notebook.cells.map((cell) => ({
    ...cell,
    outputs: [{ kind: 'error' as const, text: 'NameError', mimeTypes: [] }],
    metadata: [{ path: 'tags/0', text: 'raises-exception' }],
  }));
  for (const rule of [notPython, cellFailed, undefinedName]) {
    expect(await findingsOf(rule, { ...notebook, cells }, projectOf())).toEqual([]);
    expect(
      await findingsOf(rule, { ...notebook, cells: cells.map(({ metadata, ...cell }) => cell) }, projectOf()),
    ).not.toEqual([]);
  }
});

it('says nothing of Python 2', async () => {
  const notebook = { ...notebookOf('x = `1`', ...lines), languageVersion: '2.7.12' };
  expect(await findingsOf(notPython, notebook, projectOf())).toEqual([]);
});
