import { describe, expect, it } from 'vitest';
import { analyserForTests } from '#test/support/analyser.ts';
import { notebookOf } from '#test/support/notebook.ts';
import { file, projectOf } from '#test/support/rules.ts';
import { olderNotes, olderVersions, safeReplacements } from './older-versions.ts';
import { requirementsOf } from './requirements.ts';

const analyser = await analyserForTests();
const of = (...cells: string[]) => analyser.analyse(notebookOf(...cells));
const bounds = (...cells: string[]) =>
  olderVersions(of(...cells), projectOf({})).map(({ distribution, below }) => `${distribution}<${below}`);

describe('versions that the notebook’s own code asks for', () => {
  it.each([
    ['an attribute with a name of the same meaning', 'import numpy as np\nx = np.float(3)', []],
    ['an import', 'from sklearn.datasets import load_boston', ['numpy<2', 'scikit-learn<1.2']],
    ['a style', "import matplotlib.pyplot as plt\nplt.style.use('seaborn-whitegrid')", ['matplotlib<3.8', 'numpy<2']],
    ['a style that is still there', "import matplotlib.pyplot as plt\nplt.style.use('seaborn-v0_8')", []],
    ['what no wheel has any more', 'from sklearn.cross_validation import train_test_split', []],
    ['a name on a figure', "import matplotlib.pyplot as plt\nplt.cm.register_cmap(name='a')", ['matplotlib<3.9']],
    [
      'the one that has no other name of two',
      "import matplotlib.pyplot as plt\nfig = plt.figure()\nfig.gca(projection='3d')\nplt.boxplot([1], labels=['a'])",
      ['matplotlib<3.11'],
    ],
    ['nothing old', 'import numpy as np\nx = np.inf', []],
  ])('%s', (_, source, expected) => {
    expect(bounds(source)).toEqual(expected);
  });

  it('takes the lowest of several, and says what asks for it', () => {
    const analysis = of(
      'import numpy as np\nfrom sklearn.metrics import plot_confusion_matrix',
      'from sklearn.preprocessing import OneHotEncoder\nenc = OneHotEncoder(sparse=False)\nx = np.float(3)',
    );
    expect(requirementsOf(analysis, projectOf({}), file)).toEqual({
      ok: true,
      value: ['numpy<2', 'scikit-learn<1.2'],
    });
    expect(olderNotes(analysis, projectOf({}))).toEqual([
      expect.stringMatching(/^Keeps scikit-learn below 1\.2: what cell 1, line 2 uses is gone there\. .* use /),
    ]);
  });

  it('replaces what has a name of the same meaning', () => {
    const source = 'import numpy as np\nfrom sklearn.cross_validation import train_test_split\nx = np.float(3)';
    expect(safeReplacements(of(source), projectOf({})).map(({ newText }) => newText)).toEqual([
      'from sklearn.model_selection import train_test_split',
      'float',
    ]);
  });

  it.each([
    ["fig = plt.figure()\nax = fig.gca(projection='3d')", ['add_subplot']],
    ["plt.gca(projection='3d')", ['subplot']],
    ['plt.hist(x, 80, normed=True)', ['density']],
    ['ax.hist(x, normed = True)', ['density']],
    ["sns.boxplot('a', 'b', data=df)", ['x=', 'y=']],
    ["sns.countplot('a', data=df)", ['x=']],
    ["sns.swarmplot('a', 'b', 'c', df)", ['x=', 'y=', 'hue=', 'data=']],
    ["sns.lmplot('a', 'b', df, size=3)", ['x=', 'y=', 'data=', 'height']],
    ['sns.countplot(df.a)', []],
    ['sns.boxplot(*pair, df)', []],
    ['sns.boxplot(x="a", y="b", data=df)', []],
  ])('replaces in %s', (line, expected) => {
    const analysis = of(`import matplotlib.pyplot as plt\nimport seaborn as sns\n${line}`);
    expect(safeReplacements(analysis, projectOf({})).map(({ newText }) => newText)).toEqual(expected);
  });

  it('replaces a keyword where it stands, with spaces around its sign too', () => {
    const [edit] = safeReplacements(of('import matplotlib.pyplot as plt\nplt.grid(b = True)'), projectOf({}));
    expect(edit).toMatchObject({
      newText: 'visible',
      range: { start: { line: 1, character: 9 }, end: { line: 1, character: 10 } },
    });
  });

  it('leaves what the team wrote', () => {
    const project = projectOf({ texts: { 'requirements.in': 'scikit-learn>=1.5\nnumpy' } });
    const analysis = of('import numpy as np\nfrom sklearn.datasets import load_boston\nx = 1');
    expect(requirementsOf(analysis, project, file)).toEqual({ ok: true, value: ['numpy', 'scikit-learn>=1.5'] });
  });
});
