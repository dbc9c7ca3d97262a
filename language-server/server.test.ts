import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Diagnostic } from 'vscode-languageserver';
import {
  generate,
  getManifest,
  getReport,
  type Interpreter,
  interpreters,
  preparationPlan,
  reportChanged,
  reportGone,
  safeFixes,
  settle,
  silence,
} from '#protocol/language.ts';
import { InCell, Silencing } from '#protocol/silencing.ts';
import { LspClient } from '#test/support/lsp.ts';

const folder = mkdtempSync(join(tmpdir(), 'slipway-lsp-'));
const uri = (file: string) => pathToFileURL(join(folder, file)).href;
const codes = (diagnostics: readonly Diagnostic[]) => diagnostics.map((each) => each.code);
const find = (diagnostics: readonly Diagnostic[], code: string): Diagnostic => {
  const found = diagnostics.find((each) => each.code === code);
  if (!found) throw new Error(`No ${code} among ${codes(diagnostics).join(', ')}.`);
  return found;
};

const manifest = 'version: 1\nname: penguins\nnotebook: penguins.ipynb\n';
const cells = [
  { source: '# Penguins', kind: 1 as const },
  { source: 'import pandas as pd\ndf = pd.read_csv("/home/ada/data.csv")' },
  {
    source:
      'from sklearn.linear_model import LogisticRegression\nmodel = LogisticRegression().fit(df[["a"]], df["y"])\nmodel.predict(df[["a"]])',
  },
];

let client: LspClient;
beforeAll(async () => {
  writeFileSync(join(folder, 'slipway.yaml'), manifest);
  writeFileSync(join(folder, 'penguins.ipynb'), '{"cells": [], "nbformat": 4}');
  writeFileSync(join(folder, 'data.csv'), 'a,y\n1,0\n');
  client = await LspClient.start(folder, { silence: 'test.silence' }, { JUPYTER_PATH: join(folder, 'jupyter') });
});
afterAll(async () => {
  await client.stop();
  rmSync(folder, { recursive: true });
});

/** That a notebook has no report, and why. */
const gone = (file: string) =>
  client.until(`that ${file} has no report`, () =>
    client.notified
      .filter(({ method }) => method === reportGone.name)
      .map(({ params }) => reportGone.params.parse(params))
      .find((each) => each.uri === uri(file)),
  );

describe('manifests', () => {
  it('are checked when opened and when changed, and forgotten when closed', async () => {
    const file = uri('Dockerfile');
    await client.open(file, 'FROM python\nCMD python3 serve.py\n', 'dockerfile');
    const opened = await client.diagnostics(file);
    expect(codes(opened)).toEqual(['dockerfile/pin-base-image', 'dockerfile/non-root-user', 'dockerfile/exec-form']);
    expect(opened[0]).toMatchObject({
      source: 'Slipway',
      severity: 2,
      codeDescription: { href: expect.stringContaining('docs/rules/dockerfile/pin-base-image') },
    });
    await client.change(file, 'FROM python:3.11-slim\nUSER 10001\nCMD python3 serve.py\n');
    expect(codes(await client.diagnostics(file, (all) => all.length === 2))).toEqual([
      'dockerfile/base-image-digest',
      'dockerfile/exec-form',
    ]);
    await client.close(file);
    expect(await client.diagnostics(file, (all) => all.length === 0)).toEqual([]);
  });

  it('are mended by quick fixes and by fixing all, each on the version it was made for', async () => {
    const file = uri('gpu.Dockerfile');
    await client.open(
      file,
      'FROM python:3.11-slim\nADD a.py /\nRUN pip install numpy==2.3.5\nUSER 1\nCMD python3 a.py\n',
    );
    const add = find(await client.diagnostics(file), 'dockerfile/copy-instead-of-add');
    const quick = await client.actions(file, add, 'quickfix');
    expect(quick.map((action) => [action.title, action.isPreferred])).toEqual([['Replace by COPY', true]]);
    await client.apply(quick[0]);
    expect(client.text(file)).toContain('COPY a.py /');
    const [all] = await client.actions(file, add, 'source.fixAll');
    expect(all?.kind).toBe('source.fixAll.slipway');
    await client.apply(all);
    expect(client.text(file)).toBe(
      'FROM python:3.11-slim\nCOPY a.py /\nRUN pip install --no-cache-dir numpy==2.3.5\nUSER 1\nCMD ["python3", "a.py"]\n',
    );
    expect(codes(await client.diagnostics(file, (found) => found.length === 1))).toEqual([
      'dockerfile/base-image-digest',
    ]);
  });

  it('say on hover why, and where that comes from', async () => {
    const file = uri('requirements.txt');
    await client.open(file, 'numpy\n');
    await client.diagnostics(file);
    const hover = await client.hover(file, 0, 2);
    const text = JSON.stringify(hover?.contents);
    expect(text).toContain('Say one version for each package');
    expect(text).toContain('https://pip.pypa.io/');
    expect(await client.hover(file, 1, 0)).toBeNull();
  });

  it('of one project are seen by each other unsaved', async () => {
    const docker = uri('sub.Dockerfile');
    const lock = uri('requirements.lock');
    await client.open(docker, 'FROM python:3.11-slim\nRUN pip install --no-cache-dir -r requirements.in\n');
    await client.diagnostics(docker);
    await client.open(uri('requirements.in'), 'numpy\n');
    await client.open(lock, `numpy==2.3.5 --hash=sha256:${'0'.repeat(64)}\n`);
    expect(codes(await client.diagnostics(docker, (all) => all.length === 2))).toContain('dockerfile/pip-hashes');
    await client.close(lock);
    expect(codes(await client.diagnostics(docker, (all) => all.length === 1))).not.toContain('dockerfile/pip-hashes');
  });

  it('that are broken, huge or of no project are answered for, and the server goes on', async () => {
    const broken = uri('slipway.yaml');
    await client.open(broken, 'a: [\n');
    expect(codes(await client.diagnostics(broken))).toContain('slipway/syntax');
    const answer = getManifest.result.parse(await client.connection.sendRequest(getManifest.name, { uri: broken }));
    expect(answer).toMatchObject({ ok: false, reason: expect.stringContaining('slipway.yaml') });
    await client.close(broken);

    const huge = uri('huge.Dockerfile');
    await client.open(huge, `FROM a:1\n${'RUN x\n'.repeat(200_000)}`);
    expect(codes(await client.diagnostics(huge))).toEqual(['dockerfile/syntax']);
    await client.close(huge);

    await client.open('untitled:Untitled-1', 'FROM python\n', 'dockerfile');
    expect(codes(await client.diagnostics('untitled:Untitled-1'))).toEqual(['dockerfile/pin-base-image']);
    const workflow = 'vscode-vfs://github/a/b/.github/workflows/ci.yml';
    await client.open(
      workflow,
      'on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: actions/checkout@v4\n',
    );
    expect(codes(await client.diagnostics(workflow)).join()).toContain('github-actions/');
    await client.open('file://', 'FROM python\n');
    await client.close('file://');
    await expect(client.connection.sendRequest(getReport.name, { nonsense: 1 })).rejects.toThrow('other parameters');
  });

  it('that are removed while they are open are no part of the project, until they are edited there', async () => {
    const file = uri('slipway.yaml');
    const isWritten = async () => {
      const answer = getManifest.result.parse(await client.connection.sendRequest(getManifest.name, { uri: file }));
      return answer.ok && answer.value.written;
    };
    await client.open(file, manifest);
    rmSync(join(folder, 'slipway.yaml'));
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: file, type: 3 }] });
    expect(await isWritten()).toBe(false);
    await client.change(file, `${manifest}# again\n`);
    expect(await isWritten()).toBe(true);
    writeFileSync(join(folder, 'slipway.yaml'), manifest);
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: file, type: 1 }] });
    await client.close(file);
  });
});

describe('notebooks', () => {
  const notebook = uri('penguins.ipynb');

  it('get findings in the cell they are in, by document order, and a checklist', async () => {
    const [title = '', data = ''] = await client.openNotebook(notebook, cells);
    const found = await client.diagnostics(data, (all) => all.length > 0);
    expect(codes(found)).toContain('notebook/absolute-path');
    expect(find(found, 'notebook/absolute-path').range.start.line).toBe(1);
    expect(client.published.get(title)?.diagnostics).toEqual([]);
    const { params } = await client.until('a checklist', () =>
      client.notified.find((each) => each.method === reportChanged.name),
    );
    const sent = reportChanged.params.parse(params);
    expect(sent.uri).toBe(notebook);
    expect(sent.checklist.notebook).toBe('penguins.ipynb');
  });

  it('are checked again as they change, and the checklist with them', async () => {
    const data = `${notebook.replace('file:', 'vscode-notebook-cell:')}#W1`;
    const before = client.notified.filter((each) => each.method === reportChanged.name).length;
    await client.change(data, 'import pandas as pd\ndf = pd.read_csv("data.csv")\n!pip install seaborn');
    expect(codes(await client.diagnostics(data))).not.toContain('notebook/absolute-path');
    await client.until('a changed checklist', () =>
      client.notified.filter((each) => each.method === reportChanged.name).length > before ? true : undefined,
    );
    const now = getReport.result.parse(
      await client.connection.sendRequest(getReport.name, { uri: notebook }),
    )?.checklist;
    const installs = now?.items
      .flatMap((item) => item.checks)
      .find((check) => check.id === 'environment/pinned-installs');
    expect(installs?.state).not.toBe('done');
  });

  it('offer fixes that apply to the cell', async () => {
    const data = `${notebook.replace('file:', 'vscode-notebook-cell:')}#W1`;
    await client.change(data, 'import pandas as pd\ndf = pd.read_csv("/home/ada/data.csv")');
    const absolute = find(await client.diagnostics(data, (all) => all.length > 0), 'notebook/absolute-path');
    const [fix] = await client.actions(data, absolute, 'quickfix');
    await client.apply(fix);
    expect(client.text(data)).toBe('import pandas as pd\ndf = pd.read_csv("data.csv")');
    expect(codes(await client.diagnostics(data))).not.toContain('notebook/absolute-path');
  });

  it('offer all safe fixes at once, and to silence what is right here', async () => {
    const file = uri('many.ipynb');
    const silent = 'import pandas as pd\ndf = pd.read_csv("/home/ada/data.csv")';
    const [first = '', second = ''] = await client.openNotebook(file, [
      { source: `%%time\n${silent}` },
      { source: 'other = pd.read_csv("/home/ada/data.csv")' },
    ]);
    const absolute = find(await client.diagnostics(first, (all) => all.length > 0), 'notebook/absolute-path');
    await client.diagnostics(second, (all) => all.length > 0);
    const all = await client.connection.sendRequest(safeFixes.name, { uri: file });
    expect(safeFixes.result.parse(all).map(({ edits }) => edits[0]?.place.cell)).toEqual([0, 1]);

    const silencing = (await client.actions(first, absolute, 'quickfix')).find(({ command }) => command !== undefined);
    expect(silencing?.command?.command).toBe('test.silence');
    const { line, comment } = InCell.parse(silencing?.command?.arguments?.[0]);
    expect([line, comment]).toEqual([1, '# slipway: ignore[absolute-path]']);
    await client.change(first, `%%time\n${comment} mounted everywhere\n${silent}`);
    expect(codes(await client.diagnostics(first))).not.toContain('notebook/absolute-path');
    await client.change(first, `%%time\n${silent}`);

    const again = find(await client.diagnostics(first, (found) => found.length > 0), 'notebook/absolute-path');
    const [whole] = await client.actions(first, again, 'notebook.source.fixAll');
    expect(whole?.kind).toBe('notebook.source.fixAll.slipway');
    await client.apply(whole);
    expect([client.text(first), client.text(second)].join()).not.toContain('/home/ada');
    await client.closeNotebook(file);
  });

  it('are silenced behind all magics of a cell, and in no cell that holds something else', async () => {
    const file = uri('magics.ipynb');
    const [timed = '', written = ''] = await client.openNotebook(file, [
      { source: '%%time\n%%capture\nx = open("/home/ada/data.csv")' },
      { source: `%%writefile keys.json\n{"key": "AKIA${'ABCDEFGHIJKLMNOP'}"}` },
    ]);
    const silencing = async (cell: string) => {
      const [finding] = await client.diagnostics(cell, (all) => all.length > 0);
      const actions = finding ? await client.actions(cell, finding, 'quickfix') : [];
      return actions.flatMap(({ command }) => command?.arguments ?? []).map((each) => Silencing.parse(each));
    };
    expect(await silencing(timed)).toMatchObject([{ uri: timed, line: 2 }]);
    const [team] = await silencing(written);
    expect(team).toMatchObject({ uri: file, rule: 'notebook/secret-in-source', file: 'magics.ipynb', cell: 1 });
    const params = { uri: file, silencing: { ...team, reason: 'made up' } };
    const answer = silence.result.parse(await client.connection.sendRequest(silence.name, params));
    expect(answer.ok && answer.value.text).toContain('checks:\n  suppress:\n    - rule: notebook/secret-in-source\n');
    await client.open(uri('slipway.yaml'), answer.ok ? answer.value.text : '');
    await client.diagnostics(written, (all) => all.length === 0);
    await client.close(uri('slipway.yaml'));
    await client.closeNotebook(file);
  });

  it('keep what a person says of a check in slipway.yaml', async () => {
    const say = async (check: string, as: string, reason = 'because') =>
      settle.result.parse(
        await client.connection.sendRequest(settle.name, { uri: notebook, settlement: { check, as, reason } }),
      );
    expect(await say('security/authentication', 'notApplicable')).toEqual({
      ok: true,
      value: {
        project: folder,
        path: 'slipway.yaml',
        written: true,
        text: `${manifest}\nchecks:\n  notApplicable:\n    - check: security/authentication\n      reason: because\n`,
      },
    });
    expect(await say('security/authentification', 'notApplicable')).toMatchObject({
      ok: false,
      reason: expect.stringContaining('security/authentication'),
    });
    expect(await say('environment/pinned', 'decided')).toMatchObject({ ok: false });
  });

  it('are planned, and drafted from', async () => {
    const plan = preparationPlan.result.parse(
      await client.connection.sendRequest(preparationPlan.name, { uri: notebook }),
    );
    // numpy is not imported: the open requirements.in names it.
    expect(plan).toMatchObject({
      ok: true,
      value: { cuts: [{ model: { name: 'model' } }], requirements: ['numpy', 'pandas', 'scikit-learn'] },
    });
    const drafted = generate.result.parse(
      await client.connection.sendRequest(generate.name, { uri: notebook, generator: 'requirements' }),
    );
    expect(drafted.project).toBe(folder);
    expect(drafted.files[0]?.text).toContain('scikit-learn');
    await expect(client.connection.sendRequest(generate.name, { uri: notebook, generator: 'poem' })).rejects.toThrow(
      'Nothing drafts "poem"',
    );
    const said = getManifest.result.parse(await client.connection.sendRequest(getManifest.name, { uri: notebook }));
    expect(said).toMatchObject({ ok: true, value: { project: folder, notebook: 'penguins.ipynb', written: true } });
  });

  it('keep places right when a cell goes, and clear what was said of it', async () => {
    const prefix = notebook.replace('file:', 'vscode-notebook-cell:');
    await client.change(`${prefix}#W1`, 'import pandas as pd\ndf = pd.read_csv("/home/ada/data.csv")');
    await client.diagnostics(`${prefix}#W1`, (all) => all.length > 0);
    await client.removeCell(notebook, 0);
    const checklist = getReport.result.parse(
      await client.connection.sendRequest(getReport.name, { uri: notebook }),
    )?.checklist;
    const fitted = checklist?.items
      .flatMap((item) => item.checks)
      .find((check) => check.id === 'training/model-folder');
    expect(fitted?.evidence[0]?.place?.cell).toBe(1);
    expect(codes(client.published.get(`${prefix}#W1`)?.diagnostics ?? [])).toContain('notebook/absolute-path');
    await client.closeNotebook(notebook);
    await client.until('cleared cells', () =>
      client.published.get(`${prefix}#W1`)?.diagnostics.length === 0 ? true : undefined,
    );
    expect(await client.connection.sendRequest(getReport.name, { uri: notebook })).toBeNull();
  });

  it('in another language are none that is read, and it is said', async () => {
    const file = uri('plots.ipynb');
    const metadata = { metadata: { kernelspec: { name: 'ir', display_name: 'R', language: 'R' } } };
    const [cell = ''] = await client.openNotebook(file, [{ source: 'plot(cars)', language: 'r' }], metadata);
    expect((await gone('plots.ipynb')).reason).toBe('The notebook is in R, and Slipway reads notebooks in Python.');
    expect(client.published.get(cell)?.diagnostics).toEqual([]);
    await client.closeNotebook(file);
  });

  it('take the order of running from the editor, and outputs from the saved file', async () => {
    const file = uri('order.ipynb');
    const cell = (source: string, count: number, text: string) => ({
      cell_type: 'code',
      execution_count: count,
      metadata: {},
      source,
      outputs: text === '' ? [] : [{ output_type: 'stream', name: 'stdout', text }],
    });
    const saved = [cell('print(key)', 2, `key = AKIA${'ABCDEFGHIJKLMNOP'}\n`), cell('key = 1', 1, '')];
    writeFileSync(
      join(folder, 'order.ipynb'),
      JSON.stringify({ cells: saved, metadata: {}, nbformat: 4, nbformat_minor: 4 }),
    );
    const [first = ''] = await client.openNotebook(file, [
      { source: 'print(key)' },
      { source: 'key = 1', executionOrder: 1 },
    ]);
    const found = codes(await client.diagnostics(first, (all) => all.length > 0));
    expect(found).toEqual(['notebook/secret-in-output', 'notebook/hidden-state']);
    const checklist = getReport.result.parse(await client.connection.sendRequest(getReport.name, { uri: file }));
    expect(JSON.stringify(checklist)).toMatch(/output/);
    await client.closeNotebook(file);
  });
});

describe('the workspace', () => {
  const imports = uri('imports.ipynb');
  const python = join(folder, 'env/bin/python');

  it('has interpreters, and what is installed there is known', async () => {
    const info = join(folder, 'env/lib/python3.11/site-packages/acme_zorblat-1.0.dist-info');
    mkdirSync(info, { recursive: true });
    writeFileSync(join(info, 'METADATA'), 'Metadata-Version: 2.1\nName: acme-zorblat\nVersion: 1.0\n');
    writeFileSync(join(info, 'top_level.txt'), 'zorblat\n');
    const [cell = ''] = await client.openNotebook(imports, [{ source: 'import zorblat' }]);
    await client.diagnostics(cell, (all) => codes(all).includes('notebook/unknown-import'));
    const choose = (chosen: readonly Interpreter[]) =>
      client.connection.sendNotification(interpreters.name, { interpreters: chosen });
    await choose([
      { folder: pathToFileURL('/').href, python: '/nowhere/bin/python', isSet: false },
      { folder: pathToFileURL(folder).href, python, isSet: false },
    ]);
    await client.diagnostics(cell, (all) => !codes(all).includes('notebook/unknown-import'));
    await choose([]);
    await client.diagnostics(cell, (all) => codes(all).includes('notebook/unknown-import'));
    await client.closeNotebook(imports);
  });

  it('is read with what the notebook’s own kernel has, before what is chosen and after what is set', async () => {
    const site = (name: string): string => join(folder, name, 'lib/python3.11/site-packages');
    const info = join(site('kernel-env'), 'acme_quux-1.0.dist-info');
    const kernel = join(folder, 'jupyter/kernels/quux');
    for (const path of [info, kernel, site('bare-env')]) mkdirSync(path, { recursive: true });
    writeFileSync(join(info, 'top_level.txt'), 'quux\n');
    writeFileSync(
      join(kernel, 'kernel.json'),
      JSON.stringify({ argv: [join(folder, 'kernel-env/bin/python'), '-m', 'x'] }),
    );
    const bare = { folder: pathToFileURL(folder).href, python: join(folder, 'bare-env/bin/python') };
    const choose = (isSet: boolean) =>
      client.connection.sendNotification(interpreters.name, { interpreters: [{ ...bare, isSet }] });
    const metadata = { metadata: { kernelspec: { name: 'quux', display_name: 'Quux' } } };
    const file = uri('kernel.ipynb');
    await choose(false);
    const [cell = ''] = await client.openNotebook(
      file,
      [{ source: 'import quux\nimport nobody_knows_this' }],
      metadata,
    );
    const asked = async (names: number) =>
      client.diagnostics(cell, (all) => codes(all).filter((one) => one === 'notebook/unknown-import').length === names);
    await asked(1);
    await choose(true);
    await asked(2);
    await choose(false);
    await asked(1);
    await client.closeNotebook(file);
  });

  it('may change without end, and its notebooks are checked all the same', async () => {
    const file = uri('busy.ipynb');
    const [cell = ''] = await client.openNotebook(file, [{ source: 'x = 1' }]);
    const changes = [{ uri: uri('requirements.txt'), type: 2 }];
    const busy = setInterval(
      () => void client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes }),
      50,
    );
    try {
      await client.change(cell, 'x = open("/home/ada/data.csv")');
      expect(codes(await client.diagnostics(cell))).toContain('notebook/absolute-path');
    } finally {
      clearInterval(busy);
    }
    await client.closeNotebook(file);
  });

  it('gets folders and loses them', async () => {
    const other = mkdtempSync(join(tmpdir(), 'slipway-lsp-other-'));
    writeFileSync(join(other, 'requirements.txt'), 'numpy==2.3.5\n');
    mkdirSync(join(other, 'deep/er'), { recursive: true });
    const file = pathToFileURL(join(other, 'deep/er/a.ipynb')).href;
    const rootNow = async () => {
      const answer = getManifest.result.parse(await client.connection.sendRequest(getManifest.name, { uri: file }));
      return answer.ok ? answer.value.project : answer.reason;
    };
    const change = (added: readonly string[], removed: readonly string[]) => {
      const named = (folders: readonly string[]) =>
        folders.map((each) => ({ uri: pathToFileURL(each).href, name: 'x' }));
      const event = { added: named(added), removed: named(removed) };
      return client.connection.sendNotification('workspace/didChangeWorkspaceFolders', { event });
    };
    await client.openNotebook(file, [{ source: 'x = 1' }]);
    const alone = await rootNow();
    await change([other], []);
    expect(await rootNow()).toBe(other);
    await change([], [other]);
    expect(await rootNow()).toBe(alone);
    await client.closeNotebook(file);
    rmSync(other, { recursive: true });
  });
});

describe('scripts with cells', () => {
  const file = uri('train.py');
  const lines = [
    '# %%',
    'import pandas as pd',
    '# %% data',
    '# %%time',
    '# %%capture',
    'df = pd.read_csv("/home/ada/data.csv")',
    '',
  ];

  it('are notebooks at the lines of the script', async () => {
    await client.open(file, lines.join('\n'), 'python');
    const found = await client.diagnostics(file, (all) => all.length > 0);
    expect(find(found, 'notebook/absolute-path').range.start).toEqual({ line: 5, character: 17 });
    const report = getReport.result.parse(await client.connection.sendRequest(getReport.name, { uri: file }));
    expect(report?.checklist.notebook).toBe('train.py');
    const manifestNow = getManifest.result.parse(await client.connection.sendRequest(getManifest.name, { uri: file }));
    expect(manifestNow).toMatchObject({ ok: true, value: { notebook: 'train.py' } });
  });

  it('are fixed and silenced in place', async () => {
    const absolute = find(await client.diagnostics(file), 'notebook/absolute-path');
    const actions = await client.actions(file, absolute, 'quickfix');
    const asked = InCell.parse(actions.find(({ command }) => command)?.command?.arguments?.[0]);
    expect([asked.line, asked.uri]).toEqual([5, file]);
    await client.change(file, lines.toSpliced(5, 0, `${asked.comment} mounted`).join('\n'));
    expect(codes(await client.diagnostics(file))).not.toContain('notebook/absolute-path');
    await client.change(file, lines.join('\n'));
    const [fix] = await client.actions(
      file,
      find(await client.diagnostics(file), 'notebook/absolute-path'),
      'quickfix',
    );
    await client.apply(fix);
    expect(client.text(file)).not.toContain('/home/ada');
  });

  it('are none without a marker, and are forgotten when closed', async () => {
    await client.change(file, 'open("/home/ada/data.csv")\n');
    await gone('train.py');
    expect(client.published.get(file)?.diagnostics).toEqual([]);
    await client.close(file);
    expect(await client.connection.sendRequest(getReport.name, { uri: file })).toBeNull();
  });
});

it('says what it cannot load, and checks nothing, where the parser is not there', async () => {
  const lame = await LspClient.start(folder, { assets: join(folder, 'nowhere') });
  await lame.open(uri('Dockerfile'), 'FROM python\n');
  await lame.until('the reason', () => (lame.logged.some((line) => line.includes('nowhere')) ? true : undefined));
  await lame.stop();
});
