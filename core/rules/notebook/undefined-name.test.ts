import { describeRule } from '#test/support/rules.ts';
import { undefinedName } from './undefined-name.ts';

describeRule(
  undefinedName,
  [
    {
      what: 'a missing import, and offers it',
      cells: ['df = pd.read_csv("a.csv")'],
      at: ['pd'],
      says: 'No cell defines `pd`',
      fixed: { kind: 'offered', sources: { 0: 'import pandas as pd\ndf = pd.read_csv("a.csv")' } },
    },
    { what: 'a name nobody defines', cells: ['x = 1', 'print(x + offset)'], at: ['offset'], fixed: null },
    { what: 'a deleted name', cells: ['x = 1\ndel x\nprint(x)'], at: ['x'], says: 'was deleted in cell 1' },
    {
      what: 'a branch that did not run, which is no deleted cell',
      cells: [['import os\nif os.environ.get("DEBUG"):\n    text = unicode("a")', 4]],
      at: ['unicode'],
      says: 'takes this branch',
    },
    {
      what: 'an exception nobody imports',
      cells: [['try:\n    open("a")\nexcept HTTPError:\n    pass', 2]],
      at: ['HTTPError'],
      says: 'takes this branch',
    },
    {
      what: 'a loop without turns in the first cell that ran, which is no deleted cell',
      cells: [['import logging\nfor handler in logging.getLogger().handlers:\n    handler.setLevel(level)', 1]],
      at: ['level'],
      says: 'was the first to run',
    },
    {
      what: 'what a method needs that nobody is seen to call',
      cells: ['class Net:\n    def forward(self, x):\n        return np.relu(x)'],
      at: ['np'],
      says: '`forward` stops when it is called',
      fixed: {
        kind: 'offered',
        sources: { 0: 'import numpy as np\nclass Net:\n    def forward(self, x):\n        return np.relu(x)' },
      },
    },
    { what: 'what a called function needs', cells: ['def f():\n    return limit\nf()'], at: ['limit'] },
  ],
  [
    { what: 'comprehension variables', cells: ['a = [i * j for i in range(3) for j in range(i)]'] },
    {
      what: 'parameters, lambdas and closures',
      cells: ['def f(a, *b, c=1, **d):\n    return lambda e: a + e + c', 'f(1)(2)'],
    },
    {
      what: 'exceptions and with targets',
      cells: ['try:\n    pass\nexcept ValueError as error:\n    print(error)\nwith open("a") as f:\n    f.read()'],
    },
    { what: 'star imports', cells: ['from math import *', 'print(sin(pi))'] },
    { what: 'what IPython brings', cells: ['display(1)\nget_ipython()\nprint(_, __name__)'] },
    {
      what: 'functions that use later definitions when called later',
      cells: ['def f():\n    return g()', 'def g():\n    return 1', 'f()'],
    },
    {
      what: 'walrus, match and global',
      cells: [
        'if (n := 10) > 5:\n    print(n)',
        'match n:\n    case [first, *rest]:\n        print(first, rest)',
        'def setup():\n    global late\n    late = 1\nsetup()\nprint(late)',
      ],
    },
    {
      what: 'names of another Python, where the notebook asks which it is',
      cells: ['import sys\nif sys.version_info < (3, 0):\n    text = unicode("a")'],
    },
    {
      what: 'names in a cell that is not Python',
      cells: ['SELECT name, price FROM cars WHERE year > 2000', 'x = 1', 'print(x)'],
    },
    { what: 'names from magics', cells: ['files = !ls', 'print(files)', '%%capture out\nprint(1)', 'print(out)'] },
    { what: 'a try that catches the missing name', cells: ['try:\n    unicode\nexcept NameError:\n    unicode = str'] },
    {
      what: 'class bodies and decorators',
      cells: ['from dataclasses import dataclass\n@dataclass\nclass A:\n    x: int = 1\n    y: int = x', 'A()'],
    },
    {
      what: 'what ran out of order',
      cells: [
        ['print(x)', 2],
        ['x = 1', 1],
      ],
    },
    { what: 'what is defined further down', cells: ['print(x)', 'x = 1'] },
    { what: '%run', cells: ['%run setup.ipynb', 'print(from_setup)'] },
  ],
);
