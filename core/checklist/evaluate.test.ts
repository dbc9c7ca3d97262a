import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { allRules } from '#core/check.ts';
import { askOwner } from '#core/generate/model-card.ts';
import { generatorOf } from '#core/generate/registry.ts';
import type { Project } from '#core/project.ts';
import { notebookRules, suppressionMeta } from '#core/rules/index.ts';
import { Checklist, itemIds } from '#protocol/checklist.ts';
import { Manifest } from '#protocol/manifest.ts';
import { analyserForTests } from '#test/support/analyser.ts';
import { notebookOf } from '#test/support/notebook.ts';
import type { ChecklistInput } from './definition.ts';
import { evaluate } from './evaluate.ts';
import { items } from './items/registry.ts';
import { worst } from './state.ts';

const analyser = await analyserForTests();
const bare = `import pandas as pd
from sklearn.linear_model import LogisticRegression
df = pd.read_csv("data.csv")
model = LogisticRegression().fit(df[["a"]], df["y"])
print(model.predict(df[["a"]]))
`;
const proof = {
  proven: true,
  tolerance: { absolute: 1e-5, relative: 1e-4 },
  comparisons: [{ by: 'onnx', output: 'label', rows: 20, agreeing: 20, worst: null }],
  model: 'a',
  lock: 'b',
};
const start = { line: 0, character: 0 };
const seen = {
  severity: 'warning' as const,
  message: 'Look here.',
  place: { file: 'a.ipynb', cell: 0, range: { start, end: start } },
  fixes: [],
};
const cluster = 'apiVersion: apps/v1\nkind: Deployment\n';
const project = (manifest: object | null, texts: Record<string, string> = {}): Project => ({
  manifest: manifest === null ? null : Manifest.parse({ version: 1, name: 'a', notebook: 'a.ipynb', ...manifest }),
  texts: new Map(Object.entries(texts)),
  paths: ['a.ipynb', ...Object.keys(texts)],
});
const input = (more: Partial<ChecklistInput> = {}): ChecklistInput => ({
  file: 'a.ipynb',
  analysis: analyser.analyse(notebookOf([bare, 1])),
  project: project(null),
  findings: [],
  silenced: [],
  manifestFindings: [],
  modelFolder: new Map(),
  ...more,
});
const checkOf = (checklist: Checklist, id: string) =>
  checklist.items.flatMap((item) => item.checks).find((check) => check.id === id);

it.each([
  ['%%bigquery df\nselect * from t', 'missing'],
  ['df = spark.sql("select * from t")', 'missing'],
  ['import pymongo\nrows = list(pymongo.MongoClient().db.t.find({}))', 'missing'],
  [
    'from pyspark.sql import SparkSession\nspark = SparkSession.builder.appName("a").getOrCreate()\ndf = spark.table("t")',
    'missing',
  ],
  ['client = pymongo.MongoClient()\nrows = client["shop"]["orders"].aggregate([])', 'not-applicable'],
  ['from pymongo import MongoClient\nclient = MongoClient()\nrows = client["shop"]["orders"].aggregate([])', 'missing'],
  ['x = 1', 'not-applicable'],
])('says of data that comes by a query that it has no version: %j', (source, state) => {
  const checklist = evaluate(input({ analysis: analyser.analyse(notebookOf(source)) }));
  expect(checkOf(checklist, 'tracking/data-version')?.state).toBe(state);
});

it('takes no model folder for its own that another notebook of the project left', () => {
  const provenance = (path: string) => ({
    notebook: { path, sha256: 'a' },
    data: [],
    python: '3.11.7',
    lock: { path: 'requirements.lock', sha256: 'b' },
    packages: {},
    model: { class: 'LogisticRegression', library: 'sklearn', parameters: {} },
    metrics: {},
    createdAt: '2026-01-01T00:00:00Z',
  });
  const stateWith = (path: string) => {
    const texts = { MLmodel: '', 'slipway/proof.json': proof, 'slipway/provenance.json': provenance(path) };
    const modelFolder = new Map(Object.entries(texts).map(([name, value]) => [name, JSON.stringify(value)]));
    return checkOf(evaluate(input({ modelFolder })), 'training/proven')?.state;
  };
  expect([stateWith('a.ipynb'), stateWith('b.ipynb')]).toEqual(['done', 'missing']);
});

describe('the checklist', () => {
  it('has the ten items in order, each with at least two checks and ids of its own', () => {
    const checklist = Checklist.parse(evaluate(input()));
    expect(checklist.items.map((item) => item.id)).toEqual([...itemIds]);
    expect(items.every((item) => item.checks.length >= 2)).toBe(true);
    const ids = checklist.items.flatMap((item) => item.checks.map((check) => check.id));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each([
    ['nothing', input()],
    ['a manifest', input({ project: project({ serve: { auth: 'none' } }) })],
    ['a card and a cluster', input({ project: project({}, { 'MODEL_CARD.md': askOwner, 'k8s.yaml': cluster }) })],
    ['a server of its own', input({ analysis: analyser.analyse(notebookOf('import flask\napp = flask.Flask("a")')) })],
  ])('says for every check what it rests on, and what to do about it, for %s', (_, given) => {
    for (const check of evaluate(given).items.flatMap((item) => item.checks)) {
      expect(check.evidence.length, check.id).toBeGreaterThan(0);
      const settled = check.state === 'done' || check.state === 'not-applicable';
      expect(check.nextSteps.length > 0, check.id).toBe(!settled);
    }
  });

  it.each([...notebookRules, suppressionMeta].map(({ id, item }) => [id, item]))(
    'shows what %s finds under %s',
    (rule, item) => {
      const finding = { ...seen, rule, message: `found by ${rule}` };
      const shown = evaluate(input({ findings: [finding] }))
        .items.filter(({ checks }) =>
          checks.some(({ evidence }) => evidence.some(({ text }) => text === finding.message)),
        )
        .map(({ id, state }) => [id, state === 'done']);
      expect(shown).toEqual([[item, false]]);
    },
  );

  it('names generators that there are', () => {
    const steps = evaluate(input()).items.flatMap(({ checks }) => checks.flatMap(({ nextSteps }) => nextSteps));
    const named = steps.flatMap((step) => (step.kind === 'generate' ? [step.generator] : []));
    expect(named.length).toBeGreaterThan(3);
    expect(named.filter((id) => generatorOf(id) === undefined)).toEqual([]);
  });

  it('opens pages that there are', () => {
    const findings = allRules.map(({ id: rule }) => ({ ...seen, rule }));
    const given = [
      input(),
      input({ findings }),
      input({ project: project({}, { 'MODEL_CARD.md': askOwner, 'k8s.yaml': cluster }) }),
    ];
    const steps = given.flatMap((one) =>
      evaluate(one).items.flatMap(({ checks }) => checks.flatMap((check) => check.nextSteps)),
    );
    const pages = new Set(steps.flatMap((step) => (step.kind === 'page' ? [step.page] : [])));
    expect(pages.size).toBeGreaterThan(5);
    expect([...pages].filter((page) => !existsSync(page))).toEqual([]);
  });

  it('moves when the model is proven', () => {
    const modelFolder = new Map([
      ['MLmodel', ''],
      ['slipway/proof.json', JSON.stringify(proof)],
    ]);
    const after = evaluate(input({ modelFolder }));
    expect(checkOf(after, 'training/proven')).toMatchObject({
      state: 'done',
      evidence: [{ text: "onnx gave the notebook's own answers on 20 rows." }],
    });
  });

  it('does not believe a proof that says otherwise, or one that is broken', () => {
    const off = { ...proof, proven: false, comparisons: [{ ...proof.comparisons[0], agreeing: 19 }] };
    expect(
      checkOf(
        evaluate(input({ modelFolder: new Map([['slipway/proof.json', JSON.stringify(off)]]) })),
        'training/proven',
      )?.state,
    ).toBe('attention');
    expect(
      checkOf(evaluate(input({ modelFolder: new Map([['slipway/proof.json', '{']]) })), 'training/proven')?.state,
    ).toBe('missing');
  });

  it('keeps the reason of what does not apply', () => {
    const manifest = { checks: { notApplicable: [{ check: 'tracking/tracker', reason: 'a course exercise' }] } };
    expect(checkOf(evaluate(input({ project: project(manifest) })), 'tracking/tracker')).toMatchObject({
      state: 'not-applicable',
      evidence: [{ text: 'Not applicable, says slipway.yaml: a course exercise' }],
    });
  });

  it('takes a decision as the answer to what only a person can say, and to nothing else', () => {
    const decided = ['retraining/trigger', 'training/proven'].map((check) => ({ check, reason: 'each spring' }));
    const now = evaluate(input({ project: project({ checks: { decided } }) }));
    expect(checkOf(now, 'retraining/trigger')).toMatchObject({
      state: 'done',
      evidence: [{ text: 'Decided, says slipway.yaml: each spring' }, { text: expect.stringContaining('schedule') }],
    });
    expect(checkOf(now, 'training/proven')?.state).toBe('missing');
  });

  it('shows what was accepted, with the reason', () => {
    const silenced = [
      { ...seen, rule: 'notebook/absolute-path', silenced: { by: 'comment' as const, reason: 'mounted' } },
      { ...seen, rule: 'notebook/absolute-path', silenced: { by: 'team' as const, reason: '' } },
    ];
    expect(checkOf(evaluate(input({ silenced })), 'pipeline/paths')).toMatchObject({
      state: 'done',
      evidence: [
        { text: 'No path names a home folder, a drive or a mount, and no GPU is taken for granted.' },
        { text: 'Accepted (mounted): Look here.', place: seen.place },
        { text: 'Accepted without a reason: Look here.' },
      ],
    });
  });

  it('claims nothing of what nobody looked for', () => {
    const looking = (rules: object) => evaluate(input({ project: project({ checks: { rules } }) }));
    expect(checkOf(looking({ 'notebook/unseeded-randomness': 'off' }), 'retraining/repeatable')).toMatchObject({
      state: 'not-applicable',
      evidence: [{ text: 'slipway.yaml switches notebook/unseeded-randomness off, so nobody looked.' }],
    });
    const half = checkOf(looking({ 'notebook/secret-in-output': 'off' }), 'security/secrets');
    expect(half?.state).toBe('done');
    expect(half?.evidence.at(-1)?.text).toContain('notebook/secret-in-output off');
  });

  it('rests each check on the rules whose findings it shows', () => {
    for (const { id: rule } of [...notebookRules, suppressionMeta]) {
      const finding = { ...seen, rule, message: `found by ${rule}` };
      const showing = evaluate(input({ findings: [finding] })).items.flatMap((item) =>
        item.checks.filter(({ evidence }) => evidence.some(({ text }) => text === finding.message)).map(({ id }) => id),
      );
      const resting = items.flatMap((item) =>
        item.checks.filter((check) => check.rules?.includes(rule)).map((check) => `${item.id}/${check.id}`),
      );
      expect(showing, rule).toEqual(resting);
    }
  });

  it('holds a release back for what the team listed, one by one or by item', () => {
    const release = { block: ['security', 'retraining/trigger', 'nobody/knows'] };
    expect(evaluate(input({ project: project({ release }) })).release).toEqual({
      list: [
        'security/secrets',
        'security/foreign-code',
        'security/authentication',
        'security/least-privilege',
        'retraining/trigger',
      ],
      blockedBy: ['security/least-privilege', 'retraining/trigger'],
    });
  });

  it('lets a release of another notebook, or of no list, wait for nothing', () => {
    const none = { list: [], blockedBy: [] };
    expect(
      evaluate(input({ file: 'b.ipynb', project: project({ release: { block: ['security'] } }) })).release,
    ).toEqual(none);
    expect(evaluate(input({ project: project({}) })).release).toEqual(none);
  });

  it('turns a finding into evidence with its place and its fix', () => {
    const place = {
      file: 'a.ipynb',
      cell: 0,
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: 4 } },
    };
    const fix = { title: 'Read it from the environment', kind: 'offered' as const, edits: [{ place, newText: '' }] };
    const finding = {
      rule: 'notebook/secret-in-source',
      severity: 'error' as const,
      message: 'A key.',
      place,
      fixes: [fix],
    };
    expect(checkOf(evaluate(input({ findings: [finding] })), 'security/secrets')).toMatchObject({
      state: 'attention',
      evidence: [{ text: 'A key.', place }],
      nextSteps: [{ kind: 'fix', fix }],
    });
  });

  it('names what is needed beside the question which package an import is of', () => {
    const finding = { ...seen, rule: 'notebook/unknown-import' };
    const check = checkOf(evaluate(input({ findings: [finding] })), 'environment/complete');
    expect(check).toMatchObject({
      state: 'attention',
      evidence: [{ text: 'Look here.' }, { text: 'Needed: pandas, scikit-learn. Nothing is locked yet.' }],
      nextSteps: [{ kind: 'generate' }, { command: 'slipway.lock' }],
    });
  });

  it('names what the lock lacks', () => {
    const lock = `pandas==2.3.3 --hash=sha256:${'0'.repeat(64)}\n`;
    const check = checkOf(
      evaluate(input({ project: project({}, { 'requirements.lock': lock }) })),
      'environment/complete',
    );
    expect(check).toMatchObject({ state: 'attention', evidence: [{ text: 'requirements.lock lacks scikit-learn.' }] });
  });
});

describe('the state of an item', () => {
  it.each([
    [['done', 'missing', 'human'], 'missing'],
    [['done', 'attention', 'human'], 'attention'],
    [['done', 'human'], 'human'],
    [['done', 'not-applicable'], 'done'],
    [['not-applicable'], 'not-applicable'],
  ] as const)('is that of the worst check: %j is %s', (states, state) => {
    expect(worst(states)).toBe(state);
  });
});
