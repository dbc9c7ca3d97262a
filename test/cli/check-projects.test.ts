// `slipway check` over folders, globs and several projects, with what their slipway.yaml decides.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CheckReport } from '#protocol/check-report.ts';
import { sarifErrors } from '../support/sarif.ts';
import { copyOfSample, type Run, slipway } from './cli.ts';

let sample: ReturnType<typeof copyOfSample>;
beforeEach(() => {
  sample = copyOfSample('penguins-messy');
});
afterEach(() => sample.remove());

const check = (...args: string[]): Promise<Run> => slipway(['check', ...args], { cwd: sample.folder });
const report = async (...args: string[]): Promise<CheckReport> =>
  CheckReport.parse(JSON.parse((await check(...args, '--format', 'json')).stdout));
const write = (path: string, text: string): void => {
  mkdirSync(join(sample.folder, path, '..'), { recursive: true });
  writeFileSync(join(sample.folder, path), text);
};
const notebook = (source: string): string =>
  JSON.stringify({
    nbformat: 4,
    nbformat_minor: 5,
    metadata: {},
    cells: [{ cell_type: 'code', id: 'a', metadata: {}, execution_count: 1, outputs: [], source }],
  });
const manifest = (more: string): string => `version: 1\nname: penguins\nnotebook: penguins.ipynb\n${more}`;
const named = ({ files }: CheckReport): string[] => files.map(({ file }) => file);

describe('what is checked', () => {
  beforeEach(() => {
    write('b/second.ipynb', notebook('x = 1'));
    write('b/node_modules/third.ipynb', notebook('x = 1'));
    write('Dockerfile', 'FROM python:latest\n');
  });

  it('all of a folder, but no dependencies', async () => {
    expect(named(await report('.'))).toEqual(['Dockerfile', 'b/second.ipynb', 'penguins.ipynb']);
  });

  it('what a glob matches, and what is named', async () => {
    expect(named(await report('b/*.ipynb', 'Dockerfile'))).toEqual(['Dockerfile', 'b/second.ipynb']);
  });

  it('without a path what slipway.yaml says, less what it excludes', async () => {
    write('slipway.yaml', manifest('checks:\n  paths: ["."]\n  exclude: ["b/", "Dockerfile"]\n'));
    expect(named(await report())).toEqual(['penguins.ipynb', 'slipway.yaml']);
  });

  it('what is piped in, under the name given and by the rules of its project', async () => {
    write('b/slipway.yaml', 'version: 1\nname: b\nnotebook: n.ipynb\nchecks:\n  rules: { "notebook/*": "off" }\n');
    const input = notebook('print(open("/home/maria/x.csv"))');
    const piped = (...args: string[]) =>
      slipway(['check', '-', ...args, '--format', 'json'], { cwd: sample.folder, input });
    const [first] = CheckReport.parse(JSON.parse((await piped()).stdout)).files;
    expect([first?.file, first?.findings.map(({ rule }) => rule)]).toEqual([
      'stdin.ipynb',
      expect.arrayContaining(['notebook/absolute-path']),
    ]);
    const [second] = CheckReport.parse(JSON.parse((await piped('--stdin-filename', 'b/n.ipynb')).stdout)).files;
    expect([second?.file, second?.project, second?.findings]).toEqual(['b/n.ipynb', 'b', []]);
    for (const more of [['--fix'], ['penguins.ipynb']]) expect((await piped(...more)).code).toBe(2);
  });

  it('a file that is named although it is excluded', async () => {
    write('slipway.yaml', manifest('checks:\n  exclude: ["b/"]\n'));
    expect(named(await report('b/second.ipynb'))).toEqual(['b/second.ipynb']);
  });

  it('each file by the rules of its own project', async () => {
    write(
      'b/slipway.yaml',
      'version: 1\nname: second\nnotebook: second.ipynb\nchecks:\n  rules: { "notebook/*": "off" }\n',
    );
    write('b/second.ipynb', notebook('print(open("/home/maria/x.csv"))'));
    const [second, first] = (await report('b/second.ipynb', 'penguins.ipynb')).files;
    expect([second?.file, second?.project, second?.findings]).toEqual(['b/second.ipynb', 'b', []]);
    expect(first?.findings).not.toEqual([]);
  });

  it('not what is neither a notebook nor a manifest, and says so', async () => {
    const run = await check('README.md');
    expect([run.code, run.stderr]).toEqual([2, expect.stringContaining('neither a notebook nor a manifest')]);
  });
});

describe('what counts', () => {
  it('what slipway.yaml says, unless the command says it', async () => {
    write('slipway.yaml', manifest('checks:\n  failOn: never\n'));
    expect((await check('penguins.ipynb')).code).toBe(0);
    expect((await check('penguins.ipynb', '--fail-on', 'error')).code).toBe(1);
  });

  it('a severity that is not there ends with 2', async () => {
    expect((await check('penguins.ipynb', '--fail-on', 'foo')).code).toBe(2);
  });

  it('what is new since the baseline, though cells have moved', async () => {
    write('slipway.yaml', manifest('checks:\n  baseline: known.json\n'));
    expect((await check('--update-baseline')).code).toBe(0);
    const known = JSON.parse(readFileSync(join(sample.folder, 'known.json'), 'utf8')).findings.length;
    const path = join(sample.folder, 'penguins.ipynb');
    const { cells, ...rest } = JSON.parse(readFileSync(path, 'utf8'));
    const title = { cell_type: 'markdown', metadata: {}, source: '# Penguins', id: 'title' };
    const added = {
      cell_type: 'code',
      metadata: {},
      execution_count: null,
      outputs: [],
      source: 'open("/home/maria/new.csv")',
      id: 'new',
    };
    writeFileSync(path, JSON.stringify({ ...rest, cells: [title, ...cells, added] }));
    const { summary, files } = await report();
    expect(summary.known).toBe(known);
    expect(
      files.flatMap(({ findings }) => findings.filter((finding) => !finding.known)).map(({ rule }) => rule),
    ).toEqual(['notebook/absolute-path']);
  });

  it('a baseline that is not there ends with 2', async () => {
    const run = await check('--baseline', 'nowhere.json');
    expect([run.code, run.stderr]).toEqual([2, expect.stringContaining('--update-baseline')]);
  });

  it('a baseline that one of several projects names and has not keeps no other from being judged', async () => {
    write('slipway.yaml', manifest('checks:\n  baseline: known.json\n'));
    write('b/slipway.yaml', 'version: 1\nname: b\nnotebook: b.ipynb\nchecks:\n  baseline: nowhere.json\n');
    write('b/b.ipynb', notebook('open("/home/maria/new.csv")'));
    expect((await check('penguins.ipynb', '--update-baseline')).code).toBe(0);
    const run = await check('penguins.ipynb', 'b/b.ipynb', '--format', 'json');
    const { refused, summary, files } = CheckReport.parse(JSON.parse(run.stdout));
    expect([run.code, refused]).toEqual([
      2,
      [{ file: 'b/nowhere.json', reason: expect.stringContaining('--update-baseline') }],
    ]);
    expect([files.length, summary.known > 0, summary.failing > 0]).toEqual([2, true, true]);
  });
});

describe('a release', () => {
  it('waits for what slipway.yaml names, and says what to do', async () => {
    write('slipway.yaml', manifest('checks:\n  failOn: never\nrelease:\n  block: [security]\n'));
    const run = await check('--release');
    expect(run.code).toBe(1);
    expect(run.stdout).toMatch(/The release waits for:\n {2}No secret stands in the notebook/);
  });

  it('is not started while it waits', async () => {
    write('slipway.yaml', manifest('release:\n  block: [security]\n'));
    const run = await slipway(['deploy', '--format', 'json'], { cwd: sample.folder });
    expect(run.code).toBe(1);
    expect(JSON.parse(run.stdout).waitsFor[0]).toContain('No secret stands in the notebook');
  });
});

describe('formats', () => {
  it('SARIF is valid, and its regions hold what was found', async () => {
    const run = await check('penguins.ipynb', '--format', 'sarif');
    const log = JSON.parse(run.stdout);
    expect(sarifErrors(log)).toEqual([]);
    const path = log.runs[0].results.find(({ ruleId }: { ruleId: string }) => ruleId === 'notebook/absolute-path');
    const { startLine, startColumn, endColumn } = path.locations[0].physicalLocation.region;
    const line = readFileSync(join(sample.folder, 'penguins.ipynb'), 'utf8').split('\n')[startLine - 1] ?? '';
    expect(line.slice(startColumn - 1, endColumn - 1)).toContain('/home/maria');
  });

  it('SARIF tells files from the root of the repository, and names the cell', async () => {
    write('services/churn/a.ipynb', notebook('open("/home/maria/new.csv")'));
    mkdirSync(join(sample.folder, '.git'));
    const run = await slipway(['check', 'a.ipynb', '--format', 'sarif'], {
      cwd: join(sample.folder, 'services/churn'),
    });
    const [first] = JSON.parse(run.stdout).runs[0].results;
    expect(sarifErrors(JSON.parse(run.stdout))).toEqual([]);
    expect(first.locations[0].physicalLocation.artifactLocation).toEqual({
      uri: 'services/churn/a.ipynb',
      uriBaseId: '%SRCROOT%',
    });
    expect(first.message.text).toMatch(/^cell 1 \(In \[1\]\): /);
  });

  it('HTML goes into the file named', async () => {
    const run = await check('penguins.ipynb', '--format', 'html', '--output', 'report.html');
    expect([run.code, run.stdout]).toEqual([1, '']);
    expect(readFileSync(join(sample.folder, 'report.html'), 'utf8')).toContain(
      'penguins.ipynb on the way to production',
    );
  });

  it('a file that cannot be written ends with 2 and a sentence', async () => {
    const run = await check('penguins.ipynb', '--output', 'README.md/report.txt');
    expect([run.code, run.stderr]).toEqual([2, expect.stringContaining('README.md/report.txt')]);
    expect(run.stderr).not.toContain('    at ');
  });
});
