// Over every check and many notebooks: what is not done says what it rests on, and a next step that leads somewhere.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { applyFixes } from '#core/check/fix.ts';
import { createChecker } from '#core/check.ts';
import { askOwner } from '#core/generate/model-card.ts';
import type { Project } from '#core/project.ts';
import { notebookRules } from '#core/rules/index.ts';
import { commands } from '#extension/contributions.ts';
import type { Check } from '#protocol/checklist.ts';
import { Manifest } from '#protocol/manifest.ts';
import { items } from './items/registry.ts';

const modules = 'node_modules';
const checker = await createChecker({
  runtime: readFileSync(join(modules, 'web-tree-sitter/web-tree-sitter.wasm')),
  python: readFileSync(join(modules, 'tree-sitter-python/tree-sitter-python.wasm')),
});
const file = 'a.ipynb';

const asNotebook = (...sources: string[]): string =>
  JSON.stringify({
    cells: sources.map((source, index) => ({
      cell_type: 'code',
      execution_count: index + 1,
      metadata: {},
      outputs: [],
      source: source.split(/(?<=\n)/),
    })),
    metadata: { language_info: { name: 'python', version: '3.11.7' } },
    nbformat: 4,
    nbformat_minor: 5,
  });

const slices = 'core/python/slice/fixtures';
const notebooks: readonly (readonly [string, string])[] = [
  ['of no cell', asNotebook()],
  ['of one line', asNotebook('1 + 1')],
  [
    'with a server of its own',
    asNotebook('import flask\napp = flask.Flask("a")\n@app.get("/")\ndef f():\n    return 1'),
  ],
  ['that silences without a reason', asNotebook('# slipway: ignore[absolute-path]\np = "/home/maria/x.csv"')],
  [
    'that pickles its own class',
    asNotebook('class A:\n    pass', 'import pickle\npickle.dump(A(), open("a.pkl", "wb"))'),
  ],
  ['that loads code', asNotebook('import torch\nm = torch.load("m.pt", weights_only=False)')],
  ...notebookRules.map((rule) => [`that ${rule.id} finds fault with`, asNotebook(rule.bad)] as const),
  ...notebookRules.map((rule) => [`that ${rule.id} is content with`, asNotebook(rule.good)] as const),
  ['with all faults at once', asNotebook(...notebookRules.map((rule) => rule.bad))],
  ...readdirSync(slices)
    .filter((name) => name.endsWith('.py'))
    .map((name) => [name, asNotebook(...readFileSync(join(slices, name), 'utf8').split(/^# %%.*\n/m))] as const),
  ...['penguins-messy/penguins', 'penguins-mass/mass', 'diabetes-neat/diabetes'].map(
    (name) => [name, readFileSync(`samples/${name}.ipynb`, 'utf8')] as const,
  ),
];

const cluster = 'apiVersion: apps/v1\nkind: Deployment\n';
const project = (manifest: object | null, texts: Record<string, string> = {}): Project => ({
  manifest: manifest === null ? null : Manifest.parse({ version: 1, name: 'a', notebook: file, ...manifest }),
  texts: new Map(Object.entries(texts)),
  paths: [file, ...Object.keys(texts)],
});
const proof = (agreeing: number, proven: boolean) =>
  new Map([
    ['MLmodel', ''],
    [
      'slipway/proof.json',
      JSON.stringify({
        proven,
        tolerance: { absolute: 1e-5, relative: 1e-4 },
        comparisons: agreeing === 0 ? [] : [{ by: 'onnx', output: 'label', rows: 20, agreeing, worst: null }],
        model: 'a',
        lock: 'b',
      }),
    ],
  ]);
const runOfNothing = {
  ...{ cells: [], parts: null, lock: null, modules: {}, tolerance: 1e-6 },
  ...{ python: '3.11.7', at: '2026-01-01T00:00:00Z' },
};
const projects: readonly (readonly [string, Project, ReadonlyMap<string, string>])[] = [
  ['no project', project(null), new Map()],
  ['a manifest', project({ serve: { auth: 'none' } }), new Map()],
  ['a batch manifest', project({ serve: { pattern: 'batch' } }), proof(20, true)],
  ['a proof that failed', project({}), proof(19, false)],
  ['a proof without a comparison', project({}), proof(0, true)],
  [
    'careless manifests',
    project(
      {},
      {
        'MODEL_CARD.md': `# A\n${askOwner}`,
        'k8s.yaml': cluster,
        Dockerfile: 'FROM python\nRUN pip install pandas',
        'requirements.lock': 'pandas',
        '.slipway/runs.json': JSON.stringify({ version: 1, runs: { [file]: runOfNothing } }),
        '.github/workflows/ci.yml':
          'on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - uses: actions/checkout@main\n',
      },
    ),
    new Map(),
  ],
  [
    'a well-kept project',
    project({ track: { tool: 'mlflow', uri: 'http://127.0.0.1:5000' } }, { 'requirements.in': 'pandas\n' }),
    new Map([...proof(20, true), ['slipway/profile.json', '{}'], ['slipway/signature.json', '{}']]),
  ],
  ['every rule off', project({ checks: { rules: { '*': 'off' } } }), new Map()],
  [
    'everything decided',
    project({
      checks: {
        decided: items.flatMap((item) =>
          item.checks.map((check) => ({ check: `${item.id}/${check.id}`, reason: 'so we said' })),
        ),
      },
    }),
    new Map(),
  ],
];

function* checksOf(text: string): Iterable<{ where: string; check: Check; project: Project }> {
  for (const [name, around, modelFolder] of projects) {
    const outcome = checker.checkNotebook({ text, file, project: around, modelFolder });
    if (!outcome.ok) throw new Error(outcome.reason);
    for (const { checks } of outcome.value.checklist.items)
      for (const check of checks) yield { where: `${check.id} with ${name}`, check, project: around };
  }
}

const palette = new Set<string>(Object.values(commands));

function leadsSomewhere(step: Check['nextSteps'][number], text: string, around: Project): boolean {
  if (step.kind === 'page') return existsSync(step.page);
  if (step.kind === 'command') return palette.has(step.command) && step.cli.startsWith('slipway ');
  if (step.kind === 'generate') {
    const drafted = checker.generate({
      generator: step.generator,
      text,
      file,
      project: around,
      modelFolder: new Map(),
    });
    return drafted.ok ? drafted.value.length > 0 : drafted.reason.length > 20;
  }
  const changed = step.fix.edits[0]?.place.file ?? '';
  const before = changed === file ? text : (around.texts.get(changed) ?? '');
  return applyFixes(before, changed, [step.fix]).text !== before;
}

describe('a check that is not done', () => {
  it.each(notebooks)('offers a next step that leads somewhere, for a notebook %s', (_, text) => {
    for (const { where, check, project: around } of checksOf(text)) {
      expect(check.evidence.length, where).toBeGreaterThan(0);
      expect(
        check.evidence.every((each) => each.text.trim() !== '' && !/\bundefined\b(?!-)|NaN|Infinity/.test(each.text)),
        where,
      ).toBe(true);
      const settled = check.state === 'done' || check.state === 'not-applicable';
      expect(check.nextSteps.length > 0, where).toBe(!settled);
      for (const step of check.nextSteps)
        expect(leadsSomewhere(step, text, around), `${where}: ${JSON.stringify(step)}`).toBe(true);
    }
  });

  it('was seen for every check there is, in more than one state', () => {
    const seen = new Map<string, Set<string>>();
    for (const [, text] of notebooks)
      for (const { check } of checksOf(text)) seen.set(check.id, (seen.get(check.id) ?? new Set()).add(check.state));
    const open = [...seen].filter(
      ([, states]) => states.has('missing') || states.has('attention') || states.has('human'),
    );
    expect(open.map(([id]) => id)).toEqual(
      items.flatMap((item) => item.checks.map((check) => `${item.id}/${check.id}`)),
    );
    expect([...seen].filter(([, states]) => states.size < 2).map(([id]) => id)).toEqual([]);
  });
});
