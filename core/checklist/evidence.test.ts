import { describe, expect, it } from 'vitest';
import { sha256 } from '#core/digest.ts';
import type { Project } from '#core/project.ts';
import { stepsOf } from '#core/proof/stale.ts';
import { digestsOf } from '#core/reproducibility/record.ts';
import type { RunRecord } from '#protocol/run-record.ts';
import { analyserForTests } from '#test/support/analyser.ts';
import { notebookOf } from '#test/support/notebook.ts';
import type { ChecklistInput } from './definition.ts';
import { lockChanges } from './lock-evidence.ts';
import { reproduced } from './run-evidence.ts';
import { separated } from './split-evidence.ts';

const analyser = await analyserForTests();
const sources = [
  'from sklearn.svm import SVC',
  'X = [[1], [2]]\ny = [0, 1]',
  'm = SVC().fit(X, y)',
  'print(m.score(X, y))',
];
const analysis = (...cells: string[]) => analyser.analyse(notebookOf(...cells));
const project = (texts: Record<string, string>, modules: Record<string, string> = {}): Project => ({
  manifest: null,
  modules: new Map(Object.entries(modules)),
  texts: new Map(Object.entries(texts)),
  paths: [...Object.keys(texts), ...Object.keys(modules)],
});
const input = (texts: Record<string, string>, cells: string[] = sources): ChecklistInput => ({
  file: 'a.ipynb',
  analysis: analysis(...cells),
  project: project(texts),
  findings: [],
  silenced: [],
  manifestFindings: [],
  modelFolder: new Map(),
});
const textsOf = ({ evidence }: { evidence: readonly { text: string }[] }) => evidence.map(({ text }) => text);

describe('a run', () => {
  const lock = 'scikit-learn==1.7.2 --hash=sha256:aa\n';
  const record = (verdicts: RunRecord['cells'][number]['verdict'][], parts: RunRecord['parts'] = null) => ({
    cells: digestsOf(analysis(...sources)).map(({ code, outputs }, at) => ({
      ...{ code, outputs },
      verdict: verdicts[at] ?? 'same',
    })),
    parts,
    lock: { path: 'requirements.lock', sha256: sha256(lock) },
    modules: {},
    tolerance: 1e-6,
    python: '3.11.7',
    at: '2026-01-02T03:04:05Z',
  });
  const ran = (kept: RunRecord, more: Record<string, string> = {}, cells?: string[]) =>
    reproduced(
      input(
        {
          '.slipway/runs.json': JSON.stringify({ version: 1, runs: { 'a.ipynb': kept } }),
          'requirements.lock': lock,
          ...more,
        },
        cells,
      ),
    );

  it('that was never made is missing, and the next step', () => {
    expect(reproduced(input({}))).toMatchObject({ state: 'missing', nextSteps: [{ command: 'slipway.run' }] });
  });

  it('that gives what the notebook shows is done', () => {
    const { state, ...verdict } = ran(record(['new', 'same', 'same', 'close']));
    expect([state, ...textsOf(verdict)]).toEqual([
      'done',
      '3 of 3 cells give what the notebook shows.',
      'In a clean environment of Python 3.11.7, on 2026-01-02.',
    ]);
  });

  it('that had nothing to compare with says so', () => {
    expect(textsOf(ran(record(['new', 'new', 'new', 'new'])))[0]).toContain('saved without outputs');
  });

  it.each<[RunRecord, string]>([
    [
      record(['same', 'same', 'same', 'differs'], { at: 3, line: 2, error: null }),
      '3 of 4 cells give what the notebook shows; cell 4 parts at line 2 of what it shows.',
    ],
    [
      record(['same', 'failed', 'not-run', 'not-run'], { at: 1, line: null, error: 'KeyError' }),
      '1 of 2 cells give what the notebook shows; cell 2 fails with KeyError, and 2 were not run.',
    ],
  ])('that parts wants attention, and names the cell', (kept, text) => {
    const { state, evidence } = ran(kept);
    expect([state, evidence[0]?.text, evidence[0]?.place?.cell]).toEqual(['attention', text, kept.parts?.at]);
  });

  it.each<[RunRecord['cells'][number]['verdict'][], string, string]>([
    [['new', 'incomparable', 'new', 'not-run'], 'done', '1 cell shows what no two runs share or was run in part'],
    [['incomparable', 'incomparable', 'incomparable', 'incomparable'], 'done', '4 cells show what no two runs share'],
    [['not-run', 'not-run', 'not-run', 'not-run'], 'attention', 'No cell was run: all 4 are left out.'],
  ])('that compared nothing says why: %j', (verdicts, state, text) => {
    const verdict = ran(record(verdicts));
    expect(verdict.state).toBe(state);
    expect(textsOf(verdict)[0]).toContain(text);
    expect(textsOf(verdict)[0]).not.toContain('the notebook was saved without');
  });

  it('that is kept in a file nobody can read is no run that was never made', () => {
    const verdict = reproduced(input({ '.slipway/runs.json': '<<<<<<< ours' }));
    expect([verdict.state, textsOf(verdict)[0]]).toEqual(['attention', expect.stringContaining('cannot be read')]);
  });

  const importing = ['from helpers import f', ...sources];
  const since = (kept: Partial<RunRecord>, texts: Record<string, string>, modules: Record<string, string> = {}) => {
    const cells = digestsOf(analysis(...importing)).map((one) => ({ ...one, verdict: 'same' as const }));
    const runs = { 'a.ipynb': { ...record([]), cells, ...kept } };
    const all = { '.slipway/runs.json': JSON.stringify({ version: 1, runs }), ...texts };
    return reproduced({ ...input({}, importing), project: project(all, modules) });
  };
  const [helpers, was] = [{ 'helpers.py': 'f = 1\n' }, { 'helpers.py': sha256('f = 1\n') }];
  const locked = { 'requirements.lock': lock };
  it('is not stale with the same modules, lock and tolerance, and a lock nobody asked for', () => {
    expect(since({ modules: was }, locked, helpers).state).toBe('done');
    expect(since({ modules: was, lock: null, tolerance: 1e-4 }, locked, helpers).state).toBe('done');
  });

  it.each<[string, Partial<RunRecord>, Record<string, string>, Record<string, string>]>([
    ['helpers.py has changed since the notebook was run.', { modules: was }, locked, { 'helpers.py': 'f = 2\n' }],
    ['helpers.py, which the notebook imported when it was run, is gone.', { modules: was }, locked, {}],
    ['helpers.py is imported now, and was not when the notebook was run.', {}, locked, helpers],
    ['requirements.lock, which the notebook was run with, is gone.', { modules: was }, {}, helpers],
    [
      'requirements.lock was not there yet when the notebook was run.',
      { modules: was, lock: null },
      { ...locked, 'requirements.in': 'scikit-learn\n' },
      helpers,
    ],
    [
      'It was compared with a tolerance of 10, and model.tolerance.relative of slipway.yaml allows 0.0001.',
      { modules: was, tolerance: 10 },
      locked,
      helpers,
    ],
  ])('is stale, too: %s', (text, kept, texts, modules) => {
    const verdict = since(kept, texts, modules);
    expect([verdict.state, textsOf(verdict)[0]]).toEqual(['attention', text]);
  });

  it.each<[string, Record<string, string>, string[] | undefined]>([
    ['This cell has changed since the notebook was run.', {}, sources.with(1, 'X = [[1], [3]]\ny = [0, 1]')],
    ['requirements.lock has changed since the notebook was run.', { 'requirements.lock': `${lock}# more` }, undefined],
  ])('is stale: %s', (text, more, cells) => {
    const verdict = ran(record([]), more, cells);
    expect([verdict.state, textsOf(verdict)]).toEqual([
      'attention',
      [text, 'The last run: 4 of 4 cells give what the notebook shows.'],
    ]);
  });
});

describe('a lock', () => {
  const body = 'numpy==2.1.0 --hash=sha256:aa\npandas==2.2.3 --hash=sha256:bb\n';
  const made = `# Made by Slipway.\n# pins: ${sha256(body)}\n${body}`;
  const changes = (requirements: string, lock = made) =>
    lockChanges(project({ 'requirements.in': requirements, 'requirements.lock': lock })).map(({ text }) => text);

  it('is fresh where it has what the requirements ask for', () => {
    expect(changes('pandas>=2\nnumpy\nx ; sys_platform == "win32"\n')).toEqual([]);
  });

  it.each([
    ['pandas>=3\n', 'requirements.in asks for pandas>=3, and requirements.lock has 2.2.3.'],
    ['polars\n', 'requirements.in asks for polars, and requirements.lock does not have it.'],
  ])('is behind for %j', (requirements, text) => {
    expect(changes(requirements)).toEqual([text]);
  });

  it('says when somebody changed its pins', () => {
    const by = made.replace('2.1.0', '2.1.1');
    expect(changes('numpy\n', by)).toEqual(['requirements.lock was changed by hand since it was made.']);
    expect(changes('numpy\n', made.replaceAll('\n', '\r\n'))).toEqual([]);
  });
});

describe('training and inference', () => {
  const record = (files: string[]) =>
    JSON.stringify({
      version: 1,
      files: {},
      sources: { 'a.ipynb': { files, steps: stepsOf(analysis(...sources)) } },
    });
  const code = { 'train.py': '', 'features.py': '', 'predict.py': '' };
  const kept = { '.slipway/generated.json': record(Object.keys(code)) };

  it('are missing where they stand in the notebook alone, and do not apply where nothing is fitted', () => {
    expect(separated(input({}))).toMatchObject({ state: 'missing', nextSteps: [{ command: 'slipway.separate' }] });
    expect(separated(input({}, ['1 + 1'])).state).toBe('not-applicable');
  });

  it('are done as long as they say what the notebook says, whoever wrote them', () => {
    expect(textsOf(separated(input({ ...code, ...kept })))).toEqual([
      'train.py is as the notebook has it.',
      'features.py is as the notebook has it.',
      'predict.py is as the notebook has it.',
    ]);
    expect(separated(input({ 'src/train.py': '', 'src/predict.py': '' })).state).toBe('done');
  });

  it('want attention when the notebook changed, a file is gone, or a conflict is open', () => {
    const changed = sources.with(2, 'm = SVC(C=2).fit(X, y)');
    expect(textsOf(separated(input({ ...code, ...kept }, changed)))).toEqual([
      'What leads to the model has changed here since the notebook was separated.',
    ]);
    expect(textsOf(separated(input({ 'train.py': '', 'features.py': '', ...kept })))).toEqual(['predict.py is gone.']);
    const one = input({ ...code, ...kept });
    const modules = new Map([['train.py', 'a\n<<<<<<< yours\nb\n=======\nc\n>>>>>>> new\n']]);
    const [open] = textsOf(separated({ ...one, project: { ...one.project, modules } }));
    expect(open).toBe('train.py has places where you and the notebook both changed it.');
  });
});
