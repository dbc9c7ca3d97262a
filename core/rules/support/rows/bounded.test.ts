import { describe, expect, it } from 'vitest';
import { preprocessingBeforeSplit } from '#core/rules/notebook/preprocessing-before-split.ts';
import { findingsOf, notebookOf, projectOf } from '#test/support/rules.ts';

const head = `import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler
df = pd.read_csv("sales.csv")
f = len(df) > 3
`;
const leak = `X = StandardScaler().fit_transform(df)
a, b = train_test_split(X)`;
const repeated = (line: string, times: number): string => Array.from({ length: times }, () => `${line}\n`).join('');

describe('values that grow at every line', () => {
  it.each([
    ['a list of itself twice', 'x = [df]\n', 'x = [x, x]', 40],
    ['a dictionary of itself twice', 'x = {"a": df}\n', 'x = {"a": x, "b": x}', 40],
    ['a list spread twice', 'x = [df]\n', 'x = [*x, *x]', 40],
    ['a list that takes itself in', 'x = [df]\n', 'x.extend(x)', 40],
    ['what a function doubles', 'def two(v):\n    return v, v\nx = df\n', 'x = two(x)', 40],
    ['what a lambda doubles', 'two = lambda v: [v, v]\nx = df\n', 'x = two(x)', 40],
    [
      'two names that branches mix',
      'p, q = [df], [df]\n',
      'if f:\n    p, q = [p, q], [q, p]\nelse:\n    p, q = [q, p], [p, q]',
      30,
    ],
    [
      'an object that holds itself',
      'class Node:\n    def grow(self):\n        self.x = [self.x, self.x]\nn = Node()\nn.x = df\n',
      'n.grow()',
      40,
    ],
    [
      'methods that call each other',
      'class A:\n    def f(self, v):\n        return self.g(v), self.g(v)\n    def g(self, v):\n        return self.f(v), self.f(v)\na = A()\n',
      'a.f(df)',
      40,
    ],
    ['lambdas that call each other', 'p = lambda v: q(v) + q(v)\nq = lambda v: p(v) + p(v)\n', 'p(df)', 40],
  ])('come to an end, and what is wrong below is seen: %s', async (_, before, line, times) => {
    const findings = await findingsOf(
      preprocessingBeforeSplit,
      notebookOf(`${head}${before}${repeated(line, times)}`, leak),
      projectOf(),
    );
    expect(findings).toHaveLength(1);
  });
});
