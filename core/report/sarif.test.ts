import { describe, expect, it } from 'vitest';
import { ruleOf } from '#core/check.ts';
import type { CheckReport, ReportedFinding } from '#protocol/check-report.ts';
import { sarifErrors } from '#test/support/sarif.ts';
import { sarifOf } from './sarif.ts';

const range = { start: { line: 1, character: 4 }, end: { line: 1, character: 9 } };
const region = { startLine: 7, startColumn: 12, endLine: 7, endColumn: 17 };
const finding = (more: Partial<ReportedFinding> = {}): ReportedFinding => ({
  rule: 'notebook/secret-in-source',
  severity: 'error',
  message: 'A secret stands in the source.',
  place: { file: 'notes/a b.ipynb', cell: 2, range },
  fingerprint: '0123456789abcdef0123',
  region,
  known: false,
  fails: true,
  fixes: [
    {
      title: 'Read it from the environment',
      kind: 'offered',
      edits: [{ place: { file: 'notes/a b.ipynb', cell: 2, range }, newText: 'x' }],
      replacements: [{ region, text: 'os.environ[\\"KEY\\"]' }],
    },
  ],
  ...more,
});

const report = (findings: readonly ReportedFinding[], more: Partial<CheckReport> = {}): CheckReport => ({
  version: 1,
  slipway: '0.1.0',
  at: '2026-11-26T08:00:00.000Z',
  files: [{ file: 'notes/a b.ipynb', project: '.', findings: [...findings], silenced: [] }],
  refused: [],
  baseline: null,
  failOn: null,
  release: null,
  summary: {
    notebooks: 1,
    manifests: 0,
    refused: 0,
    findings: { error: findings.length, warning: 0, information: 0, hint: 0 },
    known: 0,
    silenced: 0,
    fixable: 0,
    failing: findings.length,
  },
  ...more,
});

const base = { description: 'The root of the repository.', pathOf: (file: string) => `work/${file}` };
const sarif = (of: CheckReport) => {
  const log = sarifOf(of, { ruleOf, base });
  return { log, run: log.runs[0] };
};

describe('a report in SARIF', () => {
  it.each([
    ['nothing found', report([])],
    ['a finding with a fix', report([finding()])],
    ['a finding that has no place on disk', report([finding({ region: null, fixes: [] })])],
    ['an unknown rule', report([finding({ rule: 'notebook/of-tomorrow' })])],
    ['a file refused', report([], { refused: [{ file: 'b.ipynb', reason: 'It is no JSON.' }] })],
    ['a baseline', report([finding({ known: true, fails: false })], { baseline: { files: ['b.json'], gone: [] } })],
  ])('is valid: %s', (_, of) => {
    expect(sarifErrors(sarif(of).log)).toEqual([]);
  });

  it('is held by the schema', () => {
    const { log } = sarif(report([finding()]));
    expect(sarifErrors({ ...log, version: '3.0' })).not.toEqual([]);
    expect(sarifErrors({ ...log, runs: [{ results: [] }] })).not.toEqual([]);
  });

  it('points at the file on disk, and names the cell', () => {
    const [result] = sarif(report([finding()])).run?.results ?? [];
    expect(result?.locations).toEqual([
      {
        physicalLocation: { artifactLocation: { uri: 'work/notes/a%20b.ipynb', uriBaseId: '%SRCROOT%' }, region },
        logicalLocations: [
          { name: 'Cell 3', fullyQualifiedName: 'work/notes/a b.ipynb, cell 3, line 2', kind: 'element' },
        ],
      },
    ]);
    expect(result?.partialFingerprints).toEqual({ 'slipway/v1': '0123456789abcdef0123' });
  });

  it.each([
    [{ executionCount: 5 }, 'cell 3 (In [5]): A secret stands in the source.'],
    [{ executionCount: null }, 'cell 3: A secret stands in the source.'],
    [{ place: { file: 'train.py', cell: 2, range } }, 'A secret stands in the source.'],
    [{ place: { file: 'Dockerfile', range } }, 'A secret stands in the source.'],
  ])('says which cell it is, where the line of the file says nothing: %j', (more, text) => {
    expect(sarif(report([finding(more)])).run?.results?.[0]?.message).toEqual({ text });
  });

  it('tells every file from where the log says', () => {
    const { run } = sarif(report([finding()], { refused: [{ file: 'b.ipynb', reason: 'It is no JSON.' }] }));
    const uris = [...JSON.stringify(run).matchAll(/"uri":"([^"]*)"/g)].map(([, uri]) => uri);
    expect(uris.length).toBe(4);
    expect(uris.every((uri) => uri?.startsWith('work/'))).toBe(true);
    expect(run?.originalUriBaseIds).toEqual({ '%SRCROOT%': { description: { text: base.description } } });
  });

  it('brings each rule once, with what it says and how grave it is', () => {
    const { run } = sarif(
      report([finding(), finding({ fingerprint: 'f' }), finding({ rule: 'notebook/absolute-path' })]),
    );
    const rules = run?.tool.driver.rules ?? [];
    expect(rules.map(({ id }) => id)).toEqual(['notebook/absolute-path', 'notebook/secret-in-source']);
    expect(run?.results?.map(({ ruleId, ruleIndex }) => rules[ruleIndex ?? -1]?.id === ruleId)).toEqual([
      true,
      true,
      true,
    ]);
    expect(rules[1]).toMatchObject({
      help: { text: expect.stringContaining('Fix:') },
      defaultConfiguration: { level: 'error' },
      properties: { tags: ['security'], 'security-severity': '8.0' },
    });
  });

  it('keeps what is silenced, with its reason, and marks it on every result', () => {
    const of = report([finding()]);
    const { known: _, fails: __, ...silenced } = finding();
    const { run } = sarif({
      ...of,
      files: of.files.map((file) => ({
        ...file,
        silenced: [{ ...silenced, silenced: { by: 'comment', reason: 'a key of the tutorial' } }],
      })),
    });
    expect(run?.results?.map(({ suppressions }) => suppressions)).toEqual([
      [],
      [{ kind: 'inSource', status: 'accepted', justification: 'a key of the tutorial' }],
    ]);
  });

  it('tells new from known where there is a baseline', () => {
    const of = report([finding(), finding({ known: true, fails: false })], {
      baseline: { files: ['b.json'], gone: [] },
    });
    expect(sarif(of).run?.results?.map(({ baselineState }) => baselineState)).toEqual(['new', 'unchanged']);
  });

  it('says that a run did not succeed when a file was refused', () => {
    const { run } = sarif(report([], { refused: [{ file: 'b.ipynb', reason: 'It is no JSON.' }] }));
    expect(run?.invocations?.[0]).toMatchObject({
      executionSuccessful: false,
      toolExecutionNotifications: [{ level: 'error', message: { text: 'It is no JSON.' } }],
    });
  });
});
