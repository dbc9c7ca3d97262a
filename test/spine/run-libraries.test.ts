import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import * as z from 'zod';
import { projectOf, runIn } from './support/run-notebook.ts';

const Executed = z.object({
  cells: z.array(
    z.object({ outputs: z.array(z.object({ data: z.record(z.string(), z.unknown()).optional() }).loose()) }),
  ),
});

/** MIME types of each output by cell, and its plain text. */
async function shownBy(...sources: string[]): Promise<{ kinds: string[][]; texts: string[] }[]> {
  const project = await projectOf(...sources);
  const output = join(project, 'out.ipynb');
  const { report } = await runIn(project, { output });
  expect(report.cells.filter((cell) => cell.verdict !== 'new')).toEqual([]);
  return Executed.parse(JSON.parse(await readFile(output, 'utf8'))).cells.map(({ outputs }) => ({
    kinds: outputs.map(({ data = {} }) => Object.keys(data).sort()),
    texts: outputs.map(({ data = {} }) => String(data['text/plain'] ?? '')),
  }));
}

const png = ['image/png', 'text/plain'];
const page = ['text/html', 'text/plain'];

it('shows tables and figures as in a notebook, without IPython', async () => {
  const [table, shown, open, returned, closed, failing] = await shownBy(
    'import pandas as pd\npd.DataFrame({f"column {i}": [0.5] for i in range(30)})',
    'import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()\nplt.plot([3])\nplt.show()',
    'plt.plot([1, 2]);\nplt.figure()\nplt.hist([1, 2, 3]);',
    'fig, ax = plt.subplots()\nax.plot([1])\nplt.close(fig)\nfig',
    'plt.plot([1])\nplt.close("all")',
    'fig, ax = plt.subplots()\nax.set_title("$\\\\nosuch{$")\nfig.show();',
  );
  expect(table?.kinds).toEqual([page]);
  // As wide as a notebook's, which is 20 columns: in a terminal it would be fewer.
  expect(table?.texts[0]).toContain('[1 rows x 30 columns]');
  expect(shown?.kinds).toEqual([png, png]);
  expect(open?.kinds).toEqual([png, png]);
  expect(returned?.kinds).toEqual([png]);
  expect(closed?.kinds).toEqual([]);
  expect(failing?.kinds.flat()).not.toContain('image/png');
});

it('shows what IPython shows where the environment has it, and what its functions are given', async () => {
  const [displayed, cleared, markdown, updated] = await shownBy(
    'from IPython.display import HTML, Markdown, clear_output, display\ndisplay(HTML("<b>a</b>"), 1)',
    'display(1)\nclear_output()\ndisplay(2)',
    'Markdown("# a")',
    'handle = display(1, display_id=True)\nhandle.update(2)\nfrom IPython import get_ipython\nget_ipython().run_line_magic("matplotlib", "inline")',
  );
  expect(displayed?.kinds).toEqual([page, ['text/plain']]);
  expect(cleared?.texts).toEqual(['2']);
  expect(markdown?.kinds).toEqual([['text/markdown', 'text/plain']]);
  expect(updated?.texts).toEqual(['2']);
});

it('writes values as IPython does where there is none', async () => {
  const [compared] = await shownBy(
    `import collections, datetime, math
from IPython.lib.pretty import pretty as theirs
ours = __import__("importlib").import_module("slipway_run.pretty").pretty

class A: pass
def f(a, b=1): return a
loop = []
loop.append(loop)
values = [
    1, 1.5, "a'b", None, True, int, A, dict, collections.OrderedDict, f, len, lambda x: x, math.pi, [], (), {}, set(), (1,), loop,
    list(range(100)), tuple(range(100)), set(range(100)), frozenset([3, 1]), list(range(1200)), {"b": 1, "a": [1, 2]},
    {f"key {i}": list(range(i)) for i in range(30)}, [[f"word {i}" * 3 for i in range(8)] for _ in range(3)], [int, [f]],
    datetime.date(2020, 1, 2), range(3), b"x", "x" * 200, ["x" * 100, "y"], {1: {2: {3: list(range(40))}}}, [(1, "a")] * 30,
]
[(theirs(one), ours(one)) for one in values if theirs(one) != ours(one)]`,
  );
  expect(compared?.texts).toEqual(['[]']);
});
