import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CheckReport } from '#protocol/check-report.ts';
import { itemIds } from '#protocol/checklist.ts';
import { copyOfSample, slipway } from './cli.ts';

let sample: ReturnType<typeof copyOfSample>;
beforeEach(() => {
  sample = copyOfSample('penguins-messy');
});
afterEach(() => sample.remove());

describe('slipway check', () => {
  it('finds what is wrong with the messy notebook and ends with 1', async () => {
    const run = await slipway(['check', 'penguins.ipynb', '--format', 'json'], { cwd: sample.folder });
    const { files } = CheckReport.parse(JSON.parse(run.stdout));
    const rules = new Set(files[0]?.findings.map((finding) => finding.rule));
    for (const rule of [
      'notebook/absolute-path',
      'notebook/unpinned-install',
      'notebook/secret-in-source',
      'notebook/hidden-state',
      'notebook/preprocessing-before-split',
    ])
      expect(rules).toContain(rule);
    expect(files[0]?.checklist?.items.map((item) => item.id)).toEqual([...itemIds]);
    expect(run.code).toBe(1);
  });

  it('says the same for people, with places as editors count them', async () => {
    const run = await slipway(['check', 'penguins.ipynb'], { cwd: sample.folder });
    expect(run.stdout).toMatch(/^penguins\.ipynb:cell \d+:1:\d+ \w+ .+ \[notebook\/absolute-path\]$/m);
    expect(run.stdout).toContain('the way to production');
  });

  it('applies safe fixes and leaves the rest of the notebook as it was', async () => {
    const path = join(sample.folder, 'penguins.ipynb');
    const before = JSON.parse(readFileSync(path, 'utf8'));
    await slipway(['check', 'penguins.ipynb', '--fix'], { cwd: sample.folder });
    const after = JSON.parse(readFileSync(path, 'utf8'));
    expect(JSON.stringify(after)).not.toContain("read_csv('/home/maria");
    expect(JSON.stringify(after)).toContain('data/penguins.csv');
    expect(after.metadata).toEqual(before.metadata);
    expect(after.cells.map((cell: { outputs?: unknown }) => cell.outputs)).toEqual(
      before.cells.map((cell: { outputs?: unknown }) => cell.outputs),
    );
  });

  it('never fails when asked not to', async () => {
    expect((await slipway(['check', 'penguins.ipynb', '--fail-on', 'never'], { cwd: sample.folder })).code).toBe(0);
  });

  it('ends with 2 and one sentence on a file that is not a notebook', async () => {
    writeFileSync(join(sample.folder, 'broken.ipynb'), '{"cells": 7');
    const run = await slipway(['check', 'broken.ipynb', '--format', 'json'], { cwd: sample.folder });
    expect(run.code).toBe(2);
    expect(CheckReport.parse(JSON.parse(run.stdout)).refused).toEqual([
      { file: 'broken.ipynb', reason: expect.stringContaining('cut off') },
    ]);
  });

  it('reads a notebook kept as a script at the lines of the script, and mends it there', async () => {
    const script =
      '# %%\nimport pandas as pd\n\n# %% load\ndf = pd.read_csv("/home/maria/Desktop/penguins/penguins.csv")\n';
    const path = join(sample.folder, 'penguins.py');
    writeFileSync(path, script);
    const run = await slipway(['check', 'penguins.py'], { cwd: sample.folder });
    expect(run.stdout).toMatch(/^penguins\.py:5:18 \w+ .+ \[notebook\/absolute-path\]$/m);
    expect(run.stdout).toContain('penguins.py, the way to production:');
    expect(run.code).toBe(1);
    await slipway(['check', 'penguins.py', '--fix'], { cwd: sample.folder });
    expect(readFileSync(path, 'utf8')).toBe(script.replace('/home/maria/Desktop/penguins/', 'data/'));
  });

  it('takes of a folder the scripts that jupytext marks and that stand alone', async () => {
    const header = '# ---\n# jupyter:\n#   jupytext:\n#     formats: py:percent\n# ---\n\n';
    for (const [name, text] of [
      ['alone.py', `${header}# %%\nx = 1\n`],
      ['penguins.py', `${header}# %%\nx = 1\n`],
      ['module.py', '# %%\nx = 1\n'],
    ] as const)
      writeFileSync(join(sample.folder, name), text);
    const run = await slipway(['check', '.', '--no-manifests', '--format', 'json'], { cwd: sample.folder });
    const { files } = CheckReport.parse(JSON.parse(run.stdout));
    expect(files.map(({ file }) => file)).toEqual(['alone.py', 'penguins.ipynb']);
  });

  it('leaves out of a folder what is in another language, says so, and refuses it by name', async () => {
    const r = { cells: [], metadata: { kernelspec: { name: 'ir', display_name: 'R', language: 'R' } } };
    writeFileSync(join(sample.folder, 'plots.ipynb'), JSON.stringify({ ...r, nbformat: 4, nbformat_minor: 4 }));
    const all = await slipway(['check', '--fail-on', 'never', '.'], { cwd: sample.folder });
    expect([all.code, all.stdout]).toEqual([
      0,
      expect.stringContaining('plots.ipynb was left out: The notebook is in R'),
    ]);
    const named = await slipway(['check', 'plots.ipynb', '--format', 'json'], { cwd: sample.folder });
    expect(named.code).toBe(2);
    expect(JSON.parse(named.stdout).refused[0].reason).toContain('The notebook is in R');
  });

  it('ends with 2 on a script without cells, and says what a cell is', async () => {
    writeFileSync(join(sample.folder, 'train.py'), 'print(1)\n');
    const run = await slipway(['check', 'train.py'], { cwd: sample.folder });
    expect(run.code).toBe(2);
    expect(run.stdout + run.stderr).toContain('# %%');
  });

  it('asks about an import that nobody knows, and not where the project’s own environment has it', async () => {
    const cells = [
      { cell_type: 'code', source: 'import our_team_utils', metadata: {}, outputs: [], execution_count: null },
    ];
    writeFileSync(
      join(sample.folder, 'team.ipynb'),
      JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata: {}, cells }),
    );
    const check = () =>
      slipway(['check', 'team.ipynb'], { cwd: sample.folder, env: { VIRTUAL_ENV: '', CONDA_PREFIX: '' } });
    expect((await check()).stdout).toContain('[notebook/unknown-import]');
    const info = join(sample.folder, '.venv/lib/python3.11/site-packages/acme_tools-1.4.dist-info');
    mkdirSync(info, { recursive: true });
    writeFileSync(join(info, 'top_level.txt'), 'our_team_utils\n');
    const known = await check();
    expect(known.stdout).not.toContain('unknown-import');
    expect(known.stdout).toContain('Needed: acme-tools.');
  });

  it('says that slipway.yaml cannot be read, also where only a notebook was named', async () => {
    writeFileSync(join(sample.folder, 'slipway.yaml'), 'notebook: [');
    for (const options of [[], ['--no-manifests']]) {
      const run = await slipway(['check', 'penguins.ipynb', ...options], { cwd: sample.folder });
      expect(run.stdout).toMatch(/^slipway\.yaml:1:\d+ error .*\[slipway\/syntax\]$/m);
    }
  });

  it('knows what the notebook’s registered kernel has', async () => {
    const cells = [
      { cell_type: 'code', source: 'import our_team_utils', metadata: {}, outputs: [], execution_count: null },
    ];
    const metadata = { kernelspec: { name: 'team', display_name: 'Team' } };
    writeFileSync(
      join(sample.folder, 'team.ipynb'),
      JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata, cells }),
    );
    const info = join(sample.folder, 'elsewhere/lib/python3.11/site-packages/acme_tools-1.4.dist-info');
    const kernel = join(sample.folder, 'jupyter/kernels/team');
    for (const folder of [info, kernel]) mkdirSync(folder, { recursive: true });
    writeFileSync(join(info, 'top_level.txt'), 'our_team_utils\n');
    writeFileSync(
      join(kernel, 'kernel.json'),
      JSON.stringify({ argv: [join(sample.folder, 'elsewhere/bin/python'), '-m', 'ipykernel_launcher'] }),
    );
    const env = { VIRTUAL_ENV: '', CONDA_PREFIX: '', JUPYTER_PATH: join(sample.folder, 'jupyter') };
    const known = await slipway(['check', 'team.ipynb'], { cwd: sample.folder, env });
    expect(known.stdout).not.toContain('unknown-import');
    expect(known.stdout).toContain('Needed: acme-tools.');
  });

  it('checks the rest of the paths where one is not there, and ends with 2', async () => {
    const paths = ['nothing.ipynb', '*.none', 'penguins.ipynb'];
    const run = await slipway(['check', ...paths, '--format', 'json'], { cwd: sample.folder });
    expect(run.code).toBe(2);
    const report = CheckReport.parse(JSON.parse(run.stdout));
    expect(report.files.map(({ file }) => file)).toContain('penguins.ipynb');
    expect(report.refused).toEqual([
      { file: '*.none', reason: 'No file matches *.none.' },
      { file: 'nothing.ipynb', reason: 'nothing.ipynb does not exist.' },
    ]);
    const none = await slipway(['check', 'nothing.ipynb', 'neither.ipynb'], { cwd: sample.folder });
    expect([none.code, none.stderr]).toEqual([2, expect.stringContaining('neither.ipynb does not exist')]);
  });

  it('ends with 2 on a path that is not there, and on an option that is not there', async () => {
    expect((await slipway(['check', 'nothing.ipynb'], { cwd: sample.folder })).code).toBe(2);
    expect((await slipway(['check', '--colour'], { cwd: sample.folder })).code).toBe(2);
  });
});
