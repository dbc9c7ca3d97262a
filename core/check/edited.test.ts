import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Checker } from '#core/check/checker.ts';
import { createChecker } from '#core/check.ts';
import { notebookOf } from '#test/support/notebook.ts';
import { projectOf } from '#test/support/rules.ts';

const require = createRequire(import.meta.url);
const grammar = {
  runtime: readFileSync(require.resolve('web-tree-sitter/web-tree-sitter.wasm')),
  python: readFileSync(require.resolve('tree-sitter-python/tree-sitter-python.wasm')),
};
const project = projectOf();

/** Cells that split, scale, fit, choose and score, so that what one says hangs on those before it. */
const pool = [
  'import numpy as np\nimport pandas as pd\nfrom sklearn.model_selection import train_test_split, cross_val_score',
  'from sklearn.preprocessing import StandardScaler\nfrom sklearn.svm import SVC',
  'df = pd.read_csv("data.csv", parse_dates=["day"])',
  'X, y = df.drop(columns="label"), df["label"]',
  'X_train, X_test, y_train, y_test = train_test_split(X, y)',
  'X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=1)',
  'scaler = StandardScaler()\nX = scaler.fit_transform(X)',
  'scaler = StandardScaler().fit(X_train)\nX_train = scaler.transform(X_train)',
  'X_test = scaler.fit_transform(X_test)',
  'model = SVC(C=C)\nmodel.fit(X_train, y_train)',
  'model.score(X_test, y_test)',
  'best = 0\nfor C in [1, 10]:\n    score = SVC(C=C).fit(X_train, y_train).score(X_test, y_test)\n    if score > best:\n        best = score',
  'def prepare(frame):\n    frame["age"] = frame["age"].fillna(frame["age"].mean())\n    return frame',
  'X = prepare(X)',
  'def prepare(frame):\n    return frame',
  'df = df.sort_values("day")',
  'y_train = np.random.permutation(y_train)',
  '%matplotlib inline',
  'del X_train',
  'C = 1',
];
const cell = fc.constantFrom(...pool);
/** What is done to one cell: another text, typed at the end, put before, taken away, moved to the front. */
const edit = fc.record({
  at: fc.nat(),
  how: fc.oneof(
    cell.map((text) => ({ kind: 'replace' as const, text })),
    fc.constantFrom('\n', '\nC', '\nC = 2', '(', '  # note').map((text) => ({ kind: 'type' as const, text })),
    cell.map((text) => ({ kind: 'insert' as const, text })),
    fc.constantFrom({ kind: 'remove' as const }, { kind: 'move' as const }),
  ),
});
type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never;

function edited(cells: readonly string[], { at, how }: Edit): string[] {
  const index = cells.length === 0 ? 0 : at % cells.length;
  const old = cells[index] ?? '';
  switch (how.kind) {
    case 'replace':
      return cells.toSpliced(index, 1, how.text);
    case 'type':
      return cells.toSpliced(index, 1, `${old}${how.text}`);
    case 'insert':
      return cells.toSpliced(index, 0, how.text);
    case 'remove':
      return cells.toSpliced(index, 1);
    case 'move':
      return [old, ...cells.toSpliced(index, 1)];
  }
}

function said(checker: Checker, cells: readonly string[]): unknown {
  const checked = checker.checkNotebook({
    notebook: notebookOf(...cells),
    file: 'n.ipynb',
    project,
    modelFolder: new Map(),
  });
  if (!checked.ok) throw new Error(checked.reason);
  const { findings, silenced, checklist, marks } = checked.value;
  return { findings, silenced, checklist, marks };
}

it('says after any edits what it says of the notebook they lead to', async () => {
  const checker = await createChecker(grammar);
  const start = fc.oneof(fc.array(cell, { maxLength: 12 }), fc.constant(pool));
  await fc.assert(
    fc.asyncProperty(start, fc.array(edit, { minLength: 1, maxLength: 8 }), async (first, edits) => {
      let cells: readonly string[] = first;
      said(checker, cells);
      for (const one of edits) {
        cells = edited(cells, one);
        const fresh = await createChecker(grammar);
        expect(said(checker, cells)).toEqual(said(fresh, cells));
        fresh.dispose();
      }
    }),
    { numRuns: 60 },
  );
  checker.dispose();
}, 300_000);
