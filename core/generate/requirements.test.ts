import { describe, expect, it } from 'vitest';
import { Manifest } from '#protocol/manifest.ts';
import { analyserForTests } from '#test/support/analyser.ts';
import { notebookOf } from '#test/support/notebook.ts';
import { file, projectOf } from '#test/support/rules.ts';
import { requirements, requirementsOf } from './requirements.ts';

const analyser = await analyserForTests();
const source = 'import os\nimport pandas as pd\nfrom sklearn.svm import SVC\nimport cv2';

const draft = (cells: Parameters<typeof notebookOf>, texts: Record<string, string> = {}) => {
  const outcome = requirements.generate({
    notebook: file,
    analysis: analyser.analyse(notebookOf(...cells)),
    project: projectOf({ texts }),
    manifest: Manifest.parse({ version: 1, name: 'churn', notebook: file }),
    modelFolder: new Map(),
  });
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.value;
};
const needed = (cells: Parameters<typeof notebookOf>, texts: Record<string, string> = {}) =>
  requirementsOf(analyser.analyse(notebookOf(...cells)), projectOf({ texts }), file);

describe('requirements.in', () => {
  it('has what the notebook imports, with the versions its cells install', () => {
    const [only, ...rest] = draft(['!pip install pandas==2.1.4 scikit-learn', source]);
    expect(rest).toEqual([]);
    expect(only?.path).toBe('requirements.in');
    expect(only?.text.split('\n').slice(1)).toEqual(['opencv-python-headless', 'pandas==2.1.4', 'scikit-learn', '']);
  });

  it('keeps what the team wrote, and adds what is missing', () => {
    const written = '# ours\nopencv-python>=4  # with windows\npandas>=2,<3\npyarrow';
    expect(draft([source], { 'requirements.in': written })[0]?.text).toBe(`${written}\nscikit-learn\n`);
  });

  it('asks where nobody knows the distribution', () => {
    expect(draft(['import our_tools\nimport our_tools.more'])[0]?.text.split('\n').slice(1)).toEqual([
      '# Which distribution brings "our_tools"? Put "name  # imports: our_tools" here.',
      '',
    ]);
  });
});

describe('what a clean environment needs', () => {
  it('is what is declared, as it is declared, and what else is imported', () => {
    const texts = { 'requirements.in': 'opencv-python>=4\npyarrow==17.0\nacme-tools==1.4  # imports: our_tools\n' };
    expect(needed([source, 'import our_tools'], texts)).toEqual({
      ok: true,
      value: ['acme-tools==1.4', 'opencv-python>=4', 'pandas', 'pyarrow==17.0', 'scikit-learn'],
    });
  });

  it('is refused with the question while a distribution is not known', () => {
    const outcome = needed(['import pandas', 'x = 1\nimport our_tools']);
    expect(outcome.ok ? '' : outcome.reason).toMatch(
      /brings our_tools is not known \(first imported in cell 2, line 2\)/,
    );
  });

  it('does without imports that may fail', () => {
    expect(needed(['try:\n    import our_speedups\nexcept ImportError:\n    pass'])).toEqual({ ok: true, value: [] });
  });

  it('leaves out cells that never ran, where the page does not work from top to bottom', () => {
    expect(
      needed([
        ['print(x)', 2],
        ['x = 1', 1],
        ['import seaborn', null],
      ]),
    ).toEqual({ ok: true, value: [] });
  });
});
