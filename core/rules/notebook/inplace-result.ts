import { defineNotebookRule, type FixDraft, type Look } from '../define.ts';
import { keyword, withoutArgument } from '../support/arguments.ts';

export const inplaceResult = defineNotebookRule(
  {
    id: 'notebook/inplace-result',
    title: 'The result of an in-place change is kept, and is None',
    severity: 'error',
    item: 'pipeline',
    why: 'With `inplace=True` pandas changes the table and gives back `None`. The name holds nothing afterwards, and the next line that uses it stops.',
    source:
      'pandas documentation, `DataFrame.dropna`: "or None if inplace=True": https://pandas.pydata.org/docs/reference/api/pandas.DataFrame.dropna.html',
    bad: 'import pandas as pd\n\ndf = pd.read_csv("data/sales.csv")\ndf = df.dropna(inplace=True)',
    good: 'import pandas as pd\n\ndf = pd.read_csv("data/sales.csv")\ndf = df.dropna()',
    fix: 'Offered: the call without `inplace=True`. A choice, because the table under the old name then stays as it was.',
  },
  ({ analysis, report }) => {
    for (const statement of analysis.statements) {
      const right = statement.kind === 'assignment' ? statement.syntax.parts[0]?.child('right') : null;
      const call = statement.calls.find(({ syntax }) => syntax === right);
      const argument = call === undefined ? null : keyword(call, 'inplace');
      if (call === undefined || argument?.literal !== true || !inPlace.test(call.path)) continue;
      const name = statement.defines[0] ?? 'The name';
      report(
        { cell: statement.cell, range: call.range },
        `\`inplace=True\` gives back \`None\`, so \`${name}\` is \`None\` from here on. Leave one of the two out.`,
        { fixes: fixesFor(analysis, statement.cell, call, argument) },
      );
    }
  },
);

/** Methods of frames and columns that take `inplace`. */
const inPlace =
  /\.(?:drop|dropna|fillna|ffill|bfill|rename|rename_axis|reset_index|set_index|sort_values|sort_index|replace|drop_duplicates|interpolate|clip|mask|where|query|eval)$/;

function fixesFor(
  analysis: Look['analysis'],
  cell: number,
  call: Parameters<typeof withoutArgument>[2],
  argument: Parameters<typeof withoutArgument>[3],
): FixDraft[] {
  const edit = withoutArgument(analysis, cell, call, argument);
  return edit === null ? [] : [{ title: 'Leave out `inplace=True`', kind: 'offered', edits: [edit] }];
}
