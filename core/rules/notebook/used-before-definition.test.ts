import { describeRule } from '#test/support/rules.ts';
import { usedBeforeDefinition } from './used-before-definition.ts';

describeRule(
  usedBeforeDefinition,
  [
    {
      what: 'a cell that stands too low',
      cells: ['print(x)', 'x = 1'],
      at: ['x'],
      says: 'in cell 2',
      fixed: null,
    },
    {
      what: 'a cell below that ran later',
      cells: [
        ['print(x)', 1],
        ['x = 1', 2],
      ],
      at: ['x'],
      says: 'further down',
    },
    { what: 'a line that stands too low', cells: ['print(y)\ny = 1'], at: ['y'], says: 'further down in this cell' },
    {
      what: 'an import that stands too low, and brings it here',
      cells: ['df = pd.read_csv("a.csv")\nx = np.ones(3)', 'import pandas as pd\nimport numpy as np'],
      at: ['pd'],
      says: '`pd`, `np` are defined further down',
      fixed: {
        kind: 'safe',
        sources: { 0: 'import pandas as pd\nimport numpy as np\ndf = pd.read_csv("a.csv")\nx = np.ones(3)' },
      },
    },
    {
      what: 'an import and a value, which no copied line mends',
      cells: ['x = np.ones(n)', 'import numpy as np\nn = 3'],
      at: ['np'],
      fixed: null,
    },
    {
      what: 'a count that the function takes for its own',
      cells: ['count = 0\ndef bump():\n    count += 1\nbump()'],
      at: ['count'],
      says: 'write `global count` first',
      fixed: null,
    },
    {
      what: 'an own name of a function above its line',
      cells: ['def f(rows):\n    print(total)\n    total = sum(rows)\nf([1])'],
      at: ['total'],
      says: 'Assign it before this line',
    },
    { what: 'what a called function needs', cells: ['def f():\n    return limit\nf()', 'limit = 3'], at: ['limit'] },
  ],
  [
    { what: 'a function that is called when all is there', cells: ['def f():\n    return limit', 'limit = 3', 'f()'] },
    { what: 'a count that is global', cells: ['count = 0\ndef bump():\n    global count\n    count += 1\nbump()'] },
    { what: 'a name nobody defines', cells: ['print(x)'] },
    {
      what: 'what ran out of order, which is hidden state',
      cells: [
        ['print(x)', 2],
        ['x = 1', 1],
      ],
    },
    {
      what: 'a loop that binds what its next turn reads',
      cells: ['for i in range(3):\n    if i:\n        print(last)\n    last = i'],
    },
  ],
);
