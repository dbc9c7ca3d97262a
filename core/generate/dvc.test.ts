import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { Manifest } from '#protocol/manifest.ts';
import { analyserForTests } from '#test/support/analyser.ts';
import { notebookOf } from '#test/support/notebook.ts';
import { file, projectOf } from '#test/support/rules.ts';
import { dvc } from './dvc.ts';

const analyser = await analyserForTests();
const draft = (source: string, paths: string[]) =>
  dvc.generate({
    notebook: file,
    analysis: analyser.analyse(notebookOf(source)),
    project: projectOf({ paths }),
    manifest: Manifest.parse({ version: 1, name: 'churn', notebook: file }),
    modelFolder: new Map(),
  });
const source = 'import pandas as pd\ndf = pd.read_csv("./data/rows.csv")\nm = SVC(random_state=3)';

describe('dvc.yaml', () => {
  it('trains from code and data to the artifacts, with their metrics', () => {
    const made = draft(source, ['data/rows.csv', 'train.py', 'features.py', 'predict.py']);
    const text = made.ok ? (made.value[0]?.text ?? '') : made.reason;
    expect(parse(text)).toEqual({
      stages: {
        train: {
          cmd: 'python train.py --out artifacts',
          deps: ['data/rows.csv', 'features.py', 'train.py'],
          outs: [{ artifacts: { desc: expect.stringContaining(file) } }],
        },
      },
      metrics: ['artifacts/metrics.json'],
    });
    expect(text).toMatch(
      /^# Seeds: random_state=3 \(cell 1, line 3\)\.\n# Track the data once: dvc add data\/rows\.csv\.\n/,
    );
  });

  it('finds code in a folder, and says that no seed is set', () => {
    const made = draft('x = 1', ['pipeline/train.py']);
    const text = made.ok ? (made.value[0]?.text ?? '') : made.reason;
    expect(text).toMatch(/^# The notebook sets no seed/);
    expect(text).toContain('cmd: python pipeline/train.py --out pipeline/artifacts');
  });

  it('says what to do first where nothing was separated', () => {
    expect(draft(source, ['data/rows.csv'])).toMatchObject({
      ok: false,
      reason: expect.stringContaining('slipway split'),
    });
  });
});
